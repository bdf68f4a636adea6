package io.tributary.dashboard;

import static io.tributary.dashboard.BrowserStage.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.presence.Presence;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The pages in a real browser, with a made-up edge behind them. */
@EnabledIf(
        value = "io.tributary.dashboard.Browser#isInstalled",
        disabledReason = "needs chromium and chromedriver on the path")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIntegrationTests implements ListsInBrowser, LineInBrowser, PeopleInBrowser {

    private static final String TEMPERATURE = "[data-reading='room1/NodeMCU1/temperature']";

    private static final int MOST_BYTES = 300 * 1024;

    private BrowserStage stage;
    private Browser browser;

    @BeforeAll
    void start() {
        stage = new BrowserStage();
        browser = stage.browser;
    }

    @Override
    public BrowserStage stage() {
        return stage;
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @BeforeEach
    void asAtADesk() {
        browser.size(1280, 900);
        browser.dark(false);
        browser.errors(); // those of an earlier test
    }

    @Test
    void whoLogsInSeesValuesChangeWithoutReload() {
        stage.open("/sites/home");
        String first = browser.shown(POWER + " [data-value]");

        until(() -> !browser.shown(POWER + " [data-value]").equals(first));
        assertThat(browser.run("return window.opened")).isEqualTo("/sites/home");
        until(() -> browser.has(POWER + " [data-spark] path[d]"));
        assertThat(browser.shown("[data-zone]")).isEqualTo("Times in Europe/Madrid.");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void curveHoldsWhatWasMeasuredBeforeTheStart() {
        until(
                () -> {
                    stage.open("/sites/home");
                    return attribute(TEMPERATURE, "data-trend").split(",+").length > 20;
                });
    }

    @Test
    void elementThatTheModelDoesNotKnowIsMarked() {
        stage.open("/sites/home");

        until(
                () ->
                        browser.shown("[data-reading='kitchen/NodeMCU3/humidty'] .tag")
                                .equals("not in the model"));
        assertThat(browser.has("[data-reading='kitchen/NodeMCU3/humidity'] .tag")).isFalse();
    }

    @Test
    void valuesAreReadWithoutScripts() {
        browser.scripts(false);
        try {
            browser.go(stage.page("/sites/home"));
            assertThat(browser.text(By.cssSelector(TEMPERATURE + " [data-value]")))
                    .matches("\\d+(\\.\\d+)?");
            assertThat(browser.text(By.cssSelector("noscript")))
                    .contains("Without JavaScript the values are those of");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void homeIsSmall() {
        stage.open("/sites/home");
        Object bytes =
                browser.run(
                        "return ['navigation', 'resource'].flatMap(t => performance.getEntriesByType(t))"
                                + ".reduce((sum, each) => sum + each.encodedBodySize, 0)");

        assertThat(((Number) bytes).intValue()).isPositive().isLessThan(MOST_BYTES);
    }

    @Test
    void lampIsPendingThenConfirmed() {
        stage.open("/sites/home");
        until(() -> browser.element(LIGHT + " [role=switch]").isEnabled());
        String before = attribute(LIGHT, "data-reported");

        browser.element(LIGHT + " [role=switch]").click();

        until(() -> attribute(LIGHT, "data-outcome").equals("pending"));
        assertThat(attribute(LIGHT, "data-reported")).isEqualTo(before);
        until(() -> attribute(LIGHT, "data-outcome").equals("done"));
        assertThat(attribute(LIGHT, "data-reported")).isNotEqualTo(before);
    }

    @Test
    void failureIsShownWithItsReason() {
        stage.open("/sites/home/locations/kitchen");
        String low = "[data-actuator='kitchen/cooker-hood'] [data-value-to-send=LOW]";
        until(() -> browser.element(low).isEnabled());

        browser.element(low).click();

        until(
                () ->
                        browser.shown("[data-actuator='kitchen/cooker-hood'] .outcome")
                                .contains("the device answered with Off"));
    }

    @Test
    void deviceThatGoesIsShownAsGone() {
        stage.open("/sites/home/locations/room2");
        String device = "[data-device='room2/NodeMCU2']";
        stage.tell(Presence.ONLINE);
        until(() -> attribute(device, "data-presence").equals("online"));

        stage.tell(Presence.OFFLINE);

        until(() -> attribute(device, "data-presence").equals("offline"));
        assertThat(browser.shown(device + " [data-presence-text]")).isEqualTo("Offline");
    }

    @Test
    void silentSiteIsUnreachable() {
        stage.open("/sites/field");

        assertThat(browser.text(By.cssSelector("[data-unreachable]")))
                .contains("Site unreachable", "the last ones known");
        assertThat(attribute("[data-device='north/probe-1']", "data-presence"))
                .isEqualTo("site-unreachable");
    }

    @Test
    void historyIsZoomedByDraggingByButtonsAndByKeys() {
        stage.open("/sites/home/locations/room1");
        until(() -> csv().contains("from=") && browser.shown("[data-chart-note]").isEmpty());
        String hour = csv();

        browser.drag(browser.element("[data-chart]"), -100, 100);
        until(() -> !csv().equals(hour));
        assertThat(seconds()).isLessThan(3_000);
        assertThat(attribute("[data-move=live]", "aria-pressed")).isEqualTo("false");

        long zoomed = seconds();
        browser.element("[data-chart]").sendKeys("-");
        until(() -> seconds() > zoomed);
        browser.element("[data-range=P1D]").click();
        until(() -> seconds() == 86_400);
        assertThat(attribute("[data-move=live]", "aria-pressed")).isEqualTo("true");
    }

    @Test
    void curvesOfSeveralUnitsAreDrawnTogether() {
        stage.open("/sites/home/locations/room1");
        until(() -> csv().contains("from="));

        browser.element(".chip:has([data-series='room1/NodeMCU1/humidity'])").click();

        until(() -> csv().contains("humidity"));
        assertThat(attribute("[data-canvas]", "aria-label"))
                .contains("Temperature: ", " °C", "Humidity: ", " %");
        browser.screenshot("history");
    }

    @Test
    void historyIsATableToo() {
        stage.open("/sites/home/locations/room1");
        until(() -> csv().contains("from="));

        browser.element("[data-as-table] summary").click();

        until(() -> browser.has("[data-table] tbody tr"));
        assertThat(browser.shown("[data-table] tbody tr")).contains("Temperature", "°C");
    }

    @Test
    void presenceOverTimeIsShownForAnotherLengthAndToldWhereItIsTapped() {
        stage.open("/sites/home/locations/room1/devices/NodeMCU1");
        until(() -> browser.shown("[data-timeline-at]").startsWith("Point at the bar"));

        browser.element("[data-timeline-shown][href*=P7D]").click();

        until(() -> attribute("[data-timeline]", "data-shown").equals("P7D"));
        assertThat(browser.run("return window.opened"))
                .isEqualTo("/sites/home/locations/room1/devices/NodeMCU1");
        browser.element("[data-timeline-bar] rect[data-presence=stale]").click();
        assertThat(browser.shown("[data-timeline-at]")).startsWith("Silent").contains(" to ");
        assertThat(browser.shown(".timeline-last li")).startsWith("Online");
        browser.size(320, 640);
        assertThat(overflow()).isZero();
        browser.screenshot("device-narrow");
    }

    @Test
    void spanishIsSpokenToWhoSpeaksIt() {
        browser.language("es-ES");
        try {
            stage.open("/sites/home");
            until(() -> browser.shown("[data-line]").equals("En vivo"));
            assertThat(browser.shown(TEMPERATURE + " [data-label]")).isEqualTo("Temperatura");
            until(() -> browser.shown(TEMPERATURE + " [data-value]").matches("\\d+,\\d+"));
            assertThat(browser.shown("[data-zone]")).isEqualTo("Horas en Europe/Madrid.");
            browser.screenshot("home-spanish");
            browser.size(360, 740);
            browser.screenshot("home-spanish-phone");
            assertThat(overflow()).isZero();
        } finally {
            browser.language("en-GB");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "home, /sites/home",
        "workshop, /sites/workshop",
        "hall, /sites/workshop/locations/hall",
        "unreachable, /sites/field",
        "location, /sites/home/locations/room1",
        "device, /sites/home/locations/room1/devices/NodeMCU1",
        "devices, /sites/home/devices",
        "accounts, /sites/home/accounts",
        "commands, /sites/home/commands",
        "rejected, /sites/home/rejected",
        "site, /sites/home/model",
        "pipeline, /sites/home/pipeline",
        "users, /users",
        "tokens, /tokens",
        "audit, /audit",
        "problem, /sites/home/locations/nowhere"
    })
    void pageIsForEverybodyInBothThemesAndOnAPhone(String name, String path) {
        stage.open(path);
        if (browser.has("[data-history]")) {
            until(() -> !browser.shown("[data-chart-note]").equals("Loading…"));
        }
        browser.run("document.querySelectorAll('.row details').forEach((d, i) => d.open = i < 1)");
        look(name);
    }

    @Test
    void whoMustLogInOrWaitIsTold() {
        browser.forgetCookies();
        browser.go(stage.page("/login?error"));
        assertThat(browser.text(By.cssSelector("[role=alert]"))).contains("is not right");
        look("login");

        stage.stopDashboard();
        stage.startDashboardAlone();
        try {
            browser.go(stage.page("/"));
            stage.logIn();
            browser.go(stage.page("/sites/home"));
            assertThat(browser.text(By.cssSelector("h1"))).isEqualTo("Kafka is away");
            look("away");
        } finally {
            stage.stopDashboard();
            stage.restartDashboard();
            browser.forgetCookies();
            browser.go(stage.page("/sites/home"));
            stage.logIn();
        }
        browser.errors(); // that it was away
    }

    /** In both themes and on a phone: without barriers, nothing sticks out. */
    private void look(String name) {
        assertThat(browser.violations()).as("light").isEqualTo(List.of());
        assertThat(overflow()).isZero();
        browser.screenshot(name);
        browser.dark(true);
        assertThat(browser.violations()).as("dark").isEqualTo(List.of());
        browser.screenshot(name + "-dark");
        browser.dark(false);
        browser.size(360, 740);
        assertThat(browser.violations()).as("phone").isEqualTo(List.of());
        assertThat(overflow()).isZero();
        browser.screenshot(name + "-phone");
        browser.size(320, 640);
        assertThat(overflow()).isZero();
        browser.size(1280, 900);
    }

    private String csv() {
        return String.valueOf(browser.run("return document.querySelector('[data-csv]').href"));
    }

    /** The length of the range that is shown. */
    private long seconds() {
        Object millis =
                browser.run(
                        "const q = new URL(document.querySelector('[data-csv]').href).searchParams;"
                                + "return Date.parse(q.get('to')) - Date.parse(q.get('from'))");
        return Math.round(((Number) millis).doubleValue() / 1000);
    }

    private long overflow() {
        return (long)
                browser.run(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private String attribute(String selector, String name) {
        return String.valueOf(
                browser.run(
                        "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''",
                        selector,
                        name));
    }
}

package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.dashboard.support.Servers;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.presence.Presence;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages in a real browser, with a made-up edge behind them. */
@EnabledIf(
        value = "io.tributary.dashboard.Browser#isInstalled",
        disabledReason = "needs chromium and chromedriver on the path")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIntegrationTests {

    private static final String TEMPERATURE = "[data-reading='room1/NodeMCU1/temperature']";
    private static final String LIGHT = "[data-actuator='room2/light']";
    private static final int MOST_BYTES = 300 * 1024;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int port;
    private Edge edge;
    private Thread gateway;
    private ConfigurableApplicationContext dashboard;
    private Browser browser;

    @BeforeAll
    void start() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        edge = new Edge(Servers.kafka());
        PreviewHome home = new PreviewHome(edge, new Index(Servers.elasticsearch()));
        home.fill();
        clock.scheduleAtFixedRate(home::tick, 0, 1, TimeUnit.SECONDS);
        gateway = Thread.startVirtualThread(new PreviewGateway(edge, clock, Duration.ofSeconds(1)));
        dashboard = startDashboard();
        browser = Browser.open();
        browser.go(page("/sites/home"));
        logIn();
    }

    @AfterAll
    void stop() {
        browser.close();
        clock.shutdownNow();
        gateway.interrupt();
        dashboard.close();
        edge.close();
    }

    @BeforeEach
    void asAtADesk() {
        browser.size(1280, 900);
        browser.dark(false);
    }

    @Test
    void whoLogsInSeesValuesChangeWithoutReload() {
        open("/sites/home");
        String first = browser.shown(TEMPERATURE + " [data-value]");

        until(() -> !browser.shown(TEMPERATURE + " [data-value]").equals(first));
        assertThat(browser.run("return window.opened")).isEqualTo("/sites/home");
        until(() -> browser.has(TEMPERATURE + " [data-spark] path[d]"));
        assertThat(browser.shown("[data-zone]")).isEqualTo("Times in Europe/Madrid.");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void homeIsSmall() {
        open("/sites/home");
        Object bytes =
                browser.run(
                        "return ['navigation', 'resource'].flatMap(t => performance.getEntriesByType(t))"
                                + ".reduce((sum, each) => sum + each.encodedBodySize, 0)");

        assertThat(((Number) bytes).intValue()).isPositive().isLessThan(MOST_BYTES);
    }

    @Test
    void lampIsPendingThenConfirmed() {
        open("/sites/home");
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
        open("/sites/home/locations/kitchen");
        String low = "[data-actuator='kitchen/cooker-hood'] [data-value-to-send=LOW]";
        until(() -> browser.element(low).isEnabled());

        browser.element(low).click();

        until(
                () ->
                        browser.shown("[data-actuator='kitchen/cooker-hood'] .outcome")
                                .contains("the device answered with OFF"));
    }

    @Test
    void deviceThatGoesIsShownAsGone() {
        open("/sites/home/locations/room2");
        String device = "[data-device='room2/NodeMCU2']";
        tell(Presence.ONLINE);
        until(() -> attribute(device, "data-presence").equals("online"));

        tell(Presence.OFFLINE);

        until(() -> attribute(device, "data-presence").equals("offline"));
        assertThat(browser.shown(device + " [data-presence-text]")).isEqualTo("Offline");
    }

    @Test
    void silentSiteIsUnreachable() {
        open("/sites/field");

        assertThat(browser.text(By.cssSelector("[data-unreachable]")))
                .contains("Site unreachable", "the last ones known");
        assertThat(attribute("[data-device='north/probe-1']", "data-presence"))
                .isEqualTo("site-unreachable");
    }

    @Test
    void historyIsZoomedByDraggingByButtonsAndByKeys() {
        open("/sites/home/locations/room1");
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
    void historyIsATableToo() {
        open("/sites/home/locations/room1");
        until(() -> csv().contains("from="));

        browser.element("[data-as-table] summary").click();

        until(() -> browser.has("[data-table] tbody tr"));
        assertThat(browser.shown("[data-table] tbody tr")).contains("Temperature", "°C");
    }

    @Test
    void rejectionIsFedInAgain() {
        open("/sites/home/rejected?reason=out-of-range");
        String row = "[data-rejection]:has(form) ";
        browser.element(row + "summary").click();
        String id = attribute(row, "data-rejection");

        browser.element(row + "form button").click();

        until(() -> browser.shown("[data-rejection='" + id + "'] .tag").equals("fed in again"));
    }

    @Test
    void devicesAreSearched() {
        open("/sites/home/devices");
        browser.element("[name=q]").sendKeys("soil");
        browser.element(".filters button").click();

        until(() -> browser.shown("#live [role=status]").equals("1 to 1 of 1 devices"));
        assertThat(browser.has("[data-row='garden/NodeMCU4']")).isTrue();
    }

    @Test
    void spanishIsSpokenToWhoSpeaksIt() {
        browser.language("es-ES");
        try {
            open("/sites/home");
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

    @Test
    void pageGoesOnAfterTheServerRestarts() {
        open("/sites/home");
        until(() -> browser.shown("[data-line]").equals("Live"));

        dashboard.close();
        until(() -> browser.shown("[data-line]").equals("Reconnecting…"));
        browser.screenshot("home-reconnecting");
        dashboard = startDashboard();

        until(() -> browser.shown("[data-line]").equals("Live"));
        String first = browser.shown(TEMPERATURE + " [data-value]");
        until(() -> !browser.shown(TEMPERATURE + " [data-value]").equals(first));
        assertThat(browser.run("return window.opened")).isEqualTo("/sites/home");
        browser.errors(); // that the server was away
    }

    @Test
    void whoseSessionIsOverLogsInAndIsBack() {
        open("/sites/home/locations/room2");
        until(() -> browser.element(LIGHT + " [role=switch]").isEnabled());
        browser.forgetCookies();

        browser.element(LIGHT + " [role=switch]").click();

        until(() -> browser.address().endsWith("/login"));
        logIn();
        until(() -> browser.address().contains("/sites/home/locations/room2"));
        browser.errors(); // that it was refused
    }

    @ParameterizedTest
    @CsvSource({
        "home, /sites/home",
        "workshop, /sites/workshop",
        "unreachable, /sites/field",
        "location, /sites/home/locations/room1",
        "device, /sites/home/locations/room1/devices/NodeMCU1",
        "devices, /sites/home/devices",
        "commands, /sites/home/commands",
        "rejected, /sites/home/rejected",
        "site, /sites/home/model",
        "problem, /sites/home/locations/nowhere"
    })
    void pageIsForEverybodyInBothThemesAndOnAPhone(String name, String path) {
        open(path);
        if (browser.has("[data-history]")) {
            until(() -> browser.shown("[data-chart-note]").isEmpty());
        }
        browser.run("document.querySelectorAll('.row details').forEach((d, i) => d.open = i < 1)");
        assertThat(browser.violations()).as("light").isEqualTo(List.of());
        assertThat(overflow()).isZero();
        browser.screenshot(name);
        browser.dark(true);
        assertThat(browser.violations()).as("dark").isEqualTo(List.of());
        browser.screenshot(name + "-dark");
        browser.dark(false);
        browser.size(360, 740);
        assertThat(overflow()).isZero();
        browser.screenshot(name + "-phone");
    }

    private void open(String path) {
        browser.go(page(path));
        browser.run("window.opened = arguments[0]", path);
    }

    private void logIn() {
        assertThat(browser.address()).contains("/login");
        browser.element("[name=username]").sendKeys("admin");
        browser.element("[name=password]").sendKeys(WebSlice.PASSWORD);
        browser.element("button[type=submit]").click();
        until(() -> browser.has("[data-line]"));
    }

    private void tell(Presence presence) {
        edge.tell(
                Home.device(
                        Home.SITE,
                        io.tributary.topology.name.LocationName.of("room2"),
                        io.tributary.topology.name.DeviceId.of("NodeMCU2"),
                        presence,
                        Instant.now()));
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

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(condition);
    }

    private String page(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private ConfigurableApplicationContext startDashboard() {
        return new SpringApplicationBuilder(DashboardApplication.class)
                .run(
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers=" + Servers.kafka(),
                        "--spring.elasticsearch.uris=" + Servers.elasticsearch(),
                        "--tributary.administrator.password=" + WebSlice.PASSWORD);
    }
}

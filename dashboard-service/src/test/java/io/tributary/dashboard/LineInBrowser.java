package io.tributary.dashboard;

import static io.tributary.dashboard.BrowserStage.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.topology.presence.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * That what a page shows in the end is so, whatever became of its line meanwhile: part of {@link
 * BrowserIntegrationTests}, on the same stage.
 */
interface LineInBrowser {

    /** Of this one no other test tells values that are ahead of the clock. */
    String POWER = "[data-reading='kitchen/NodeMCU3/power']";

    String LIGHT = "[data-actuator='room2/light']";
    String DEVICE = "[data-device='room2/NodeMCU2']";

    BrowserStage stage();

    @Test
    default void pageGoesOnAfterTheServerRestartsWithWhatChangedMeanwhile() {
        Browser browser = stage().browser;
        stage().tell(Presence.ONLINE);
        stage().open("/sites/home");
        until(() -> browser.shown("[data-line]").equals("Live"));
        until(() -> presence().equals("online"));

        stage().stopDashboard();
        until(() -> browser.shown("[data-line]").equals("Reconnecting…"));
        browser.screenshot("home-reconnecting");
        stage().tell(Presence.OFFLINE);
        stage().restartDashboard();

        until(() -> browser.shown("[data-line]").equals("Live"));
        until(() -> presence().equals("offline"));
        String first = browser.shown(POWER + " [data-value]");
        until(() -> !browser.shown(POWER + " [data-value]").equals(first));
        assertThat(browser.run("return window.opened")).isEqualTo("/sites/home");
        browser.errors(); // that the server was away
    }

    @Test
    default void pageThatNobodySawIsRightWhenItIsSeenAgain() {
        Browser browser = stage().browser;
        stage().tell(Presence.ONLINE);
        stage().open("/sites/home");
        until(() -> presence().equals("online"));

        hide(true);
        until(() -> figures().contains("\ntributary_dashboard_stream_clients 0.0"));
        stage().tell(Presence.OFFLINE);
        hide(false);

        until(() -> presence().equals("offline"));
        until(() -> browser.shown("[data-line]").equals("Live"));
    }

    @Test
    default void whatIsToldWhileAPageIsRenewedIsNotOverwritten() {
        Browser browser = stage().browser;
        stage().tell(Presence.ONLINE);
        stage().open("/sites/home/locations/room2/devices/NodeMCU2");
        until(() -> presence().equals("online"));
        browser.run(
                """
                const ask = window.fetch;
                window.renewed = 0;
                window.held = 0;
                window.fetch = async (...args) => {
                  const answer = await ask(...args);
                  if (args[0] !== location.href) return answer;
                  window.held++;
                  while (!window.go) await new Promise((done) => setTimeout(done, 20));
                  document.addEventListener("layout", () => setTimeout(() => { window.renewed++; }), {once: true});
                  return answer;
                };
                """);

        stage().tell(Presence.OFFLINE);
        until(() -> browser.run("return window.held").equals(1L));
        stage().tell(Presence.ONLINE);
        until(() -> presence().equals("online"));
        browser.run(
                """
                window.seen = [];
                document.addEventListener("layout", () => setTimeout(
                  () => window.seen.push(document.querySelector("[data-device]:not(body)").dataset.presence)));
                window.go = true;
                """);

        until(() -> browser.run("return window.renewed > 0").equals(true));
        assertThat((List<?>) browser.run("return window.seen")).first().isEqualTo("online");
    }

    @Test
    default void sliderMovedByKeysAsksOnceForWhereItComesToRest() {
        Browser browser = stage().browser;
        String dimmer = "[data-actuator$='/dimmer'] ";
        stage().open("/sites/workshop");
        until(() -> browser.element(dimmer + "input").isEnabled());
        browser.run(
                """
                const ask = window.fetch;
                window.asked = [];
                window.fetch = (url, options) => {
                  if (options?.method === "POST") window.asked.push(JSON.parse(options.body).value);
                  return ask(url, options);
                };
                """);
        browser.run("document.querySelector(arguments[0]).value = 10", dimmer + "input");

        browser.element(dimmer + "input")
                .sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);

        until(() -> !((List<?>) browser.run("return window.asked")).isEmpty());
        assertThat(browser.run("return window.asked")).isEqualTo(List.of("25"));
        assertThat(browser.shown("[data-said]")).contains("Dimmer: 25 requested");
    }

    @Test
    default void whoseSessionIsOverLogsInAndIsBack() {
        Browser browser = stage().browser;
        stage().open("/sites/home/locations/room2");
        until(() -> browser.element(LIGHT + " [role=switch]").isEnabled());
        browser.forgetCookies();

        browser.element(LIGHT + " [role=switch]").click();

        until(() -> browser.address().endsWith("/login"));
        stage().logIn();
        until(() -> browser.address().contains("/sites/home/locations/room2"));
        browser.errors(); // that it was refused
    }

    /** Also where the session was begun anew since, by a login in another tab. */
    @Test
    default void pageWhoseSessionEndsElsewhereIsLedToTheLogin() {
        Browser browser = stage().browser;
        stage().open("/sites/home");
        until(() -> browser.shown("[data-line]").equals("Live"));
        submit("/login", stage().credentials());
        submit("/logout", "");

        until(() -> browser.address().endsWith("/login"));
        stage().logIn();
        browser.errors(); // that it was refused
    }

    @Test
    default void dayOfReadingsLeavesNothingInMemory() {
        Browser browser = stage().browser;
        stage().open("/sites/home");
        until(() -> browser.shown("[data-line]").equals("Live"));
        List<String> told =
                List.of(
                        "kitchen/NodeMCU3/temperature",
                        "kitchen/NodeMCU3/gas",
                        "garden/NodeMCU4/light");
        BrowserMemory.tell(browser, told, 0, 3_600);
        BrowserMemory before = BrowserMemory.of(browser);

        BrowserMemory.tell(browser, told, 3_600, 3_600 + 86_400);

        BrowserMemory after = BrowserMemory.of(browser);
        assertThat(after.bytes() - before.bytes()).isLessThan(2_000_000);
        assertThat(after.nodes()).isCloseTo(before.nodes(), within(200L));
        assertThat(after.listeners()).isEqualTo(before.listeners());
    }

    /** An older command that succeeded does not hide what was reported after it. */
    @Test
    default void stateReportedAfterACommandIsShown() {
        Browser browser = stage().browser;
        stage().open("/sites/home/locations/room2");
        until(() -> browser.element(LIGHT + " [role=switch]").isEnabled());
        browser.element(LIGHT + " [role=switch]").click();
        until(() -> light("outcome").equals("pending"));
        until(() -> light("outcome").equals("done"));
        String asked = light("reported");
        String other = asked.equals("ON") ? "OFF" : "ON";

        stage().report(other);
        until(() -> light("reported").equals(other));
        stage().open("/sites/home/locations/room2");
        until(() -> browser.shown("[data-line]").equals("Live"));
        assertThat(light("reported")).isEqualTo(other);

        // as a snapshot tells it once more
        browser.ask(
                """
                const [value, done] = arguments;
                const hour = new Date(Date.now() - 3_600_000).toISOString();
                import("/assets/controls.js").then(({onCommand}) => {
                  onCommand({id: "told-again", revision: 9, location: "room2", actuator: "light", value,
                    state: "SUCCEEDED", createdAt: new Date(Date.now() + 60_000).toISOString(), at: hour});
                  done();
                });
                """,
                asked);
        assertThat(light("reported")).isEqualTo(other);
    }

    private String light(String name) {
        return String.valueOf(
                stage().browser
                        .run(
                                "return document.querySelector(arguments[0]).dataset[arguments[1]]",
                                LIGHT,
                                name));
    }

    private String presence() {
        return String.valueOf(
                stage().browser
                        .run(
                                "return document.querySelector(arguments[0])?.dataset.presence",
                                DEVICE));
    }

    private String figures() {
        return String.valueOf(
                stage().browser
                        .ask(
                                "fetch('/actuator/prometheus').then(a => a.text()).then(arguments[0])"));
    }

    private void hide(boolean hidden) {
        stage().browser
                .run(
                        """
                        const [hidden] = arguments;
                        Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
                        Object.defineProperty(document, "visibilityState",
                          {value: hidden ? "hidden" : "visible", configurable: true});
                        document.dispatchEvent(new Event("visibilitychange"));
                        """,
                        hidden);
    }

    /** As a form of another tab would, with the session of this one. */
    private void submit(String path, String fields) {
        Object status =
                stage().browser
                        .ask(
                                """
                                const [path, fields, done] = arguments;
                                fetch("/login").then((answer) => answer.text()).then((text) => {
                                  const page = new DOMParser().parseFromString(text, "text/html");
                                  const token = page.querySelector("[name=_csrf]").value;
                                  return fetch(path, {method: "POST", body: new URLSearchParams(`_csrf=${token}&${fields}`)});
                                }).then((answer) => done(answer.status), (e) => done(String(e)));
                                """,
                                path,
                                fields);
        assertThat(status).isEqualTo(200L);
    }
}

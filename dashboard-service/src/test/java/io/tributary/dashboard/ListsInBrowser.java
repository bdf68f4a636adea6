package io.tributary.dashboard;

import static io.tributary.dashboard.BrowserStage.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.presence.Presence;
import org.junit.jupiter.api.Test;

/** The lists in a real browser: part of {@link BrowserIntegrationTests}, on the same stage. */
interface ListsInBrowser {

    BrowserStage stage();

    @Test
    default void devicesAreSearched() {
        Browser browser = stage().browser;
        stage().open("/sites/home/devices");
        browser.element("[name=search]").sendKeys("soil");
        browser.element(".filters button").click();

        until(() -> browser.shown("#live [role=status]").equals("1 to 1 of 1 devices"));
        assertThat(browser.has("[data-row='garden/NodeMCU4']")).isTrue();
    }

    @Test
    default void rowsGoAndThoseThatStayAreNotTouched() {
        Browser browser = stage().browser;
        String row = "[data-row='kitchen/NodeMCU3'] ";
        String other = "[data-row='room2/NodeMCU2']";
        String power = row + "[data-element=power] [data-value]";
        stage().tell(Presence.ONLINE);
        stage().open("/sites/home/devices?presence=stale,online");
        until(() -> browser.has(other));
        browser.run("document.querySelector(arguments[0]).focus()", row + "a");
        browser.run("document.querySelector(arguments[0]).mine = true", row);
        String before = browser.shown(power);

        until(() -> !browser.shown(power).equals(before));
        stage().tell(Presence.OFFLINE);
        until(() -> !browser.has(other));

        assertThat(browser.run("return document.querySelector(arguments[0]).mine", row))
                .isEqualTo(true);
        assertThat(browser.run("return document.activeElement.textContent")).isEqualTo("NodeMCU3");
        assertThat(browser.run("return window.opened")).isNotNull();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    default void commandsComeByThemselvesAndWhatIsOpenStaysOpen() {
        Browser browser = stage().browser;
        String row = "[data-command='%s'] ";
        stage().open("/sites/home/commands?target=kitchen/cooker-hood&state=FAILED,TIMED_OUT");
        String first = firstCommand();
        browser.element(row.formatted(first) + "summary").click();

        browser.run(
                """
                const meta = (name) => document.querySelector(`meta[name=${name}]`).content;
                fetch('/api/v1/sites/home/locations/kitchen/actuators/cooker-hood/commands', {
                  method: 'POST', body: '{"value":"LOW"}', headers: {
                    'Content-Type': 'application/json', [meta('csrf-header')]: meta('csrf-token')}})
                """);

        until(() -> !firstCommand().equals(first));
        assertThat(browser.has(row.formatted(first) + "details[open]")).isTrue();
        assertThat(browser.has(row.formatted(firstCommand()) + "details[open]")).isFalse();
        assertThat(
                        browser.run(
                                "return document.activeElement.closest('[data-command]').dataset.command"))
                .isEqualTo(first);
        assertThat(browser.run("return window.opened")).isNotNull();
    }

    @Test
    default void rejectionComesByItselfOnceItCanBeFound() {
        Browser browser = stage().browser;
        stage().open("/sites/home/rejected?device=newcomer");
        assertThat(browser.has("[data-rejection]")).isFalse();

        stage().refuse("newcomer");

        until(() -> browser.has("[data-rejection]"));
        assertThat(browser.run("return window.opened")).isNotNull();
    }

    @Test
    default void rejectionIsFedInAgainWhereItIsInTheList() {
        Browser browser = stage().browser;
        stage().open("/sites/home/rejected?reason=out-of-range");
        String row = "[data-rejection]:has(form) ";
        browser.element(row + "summary").click();
        String id = browser.element(row).getDomAttribute("data-rejection");

        browser.element(row + "form button").click();

        until(() -> browser.shown("[data-rejection='" + id + "'] .tag").equals("fed in again"));
        assertThat(browser.address()).endsWith("/sites/home/rejected?reason=out-of-range");
    }

    @Test
    default void accountIsMadeInTheListAndTakesEffectBeforeOnesEyes() {
        Browser browser = stage().browser;
        stage().open("/sites/home/accounts?search=mcu4");
        String row = "[data-device=NodeMCU4] ";
        browser.element(row + "summary").click();
        browser.element(row + "form button").click();

        until(() -> browser.shown(row + ".tag").equals("not yet in effect"));
        assertThat(browser.shown(".secret")).hasSize(24);
        browser.run("window.opened = 'after the form'");
        stage().applied("NodeMCU4");

        until(() -> browser.shown(row + ".tag").equals("may connect"));
        assertThat(browser.shown(".secret")).hasSize(24);
        assertThat(browser.run("return window.opened")).isEqualTo("after the form");
        assertThat(browser.address()).endsWith("/sites/home/accounts?search=mcu4");
    }

    private String firstCommand() {
        return String.valueOf(
                stage().browser
                        .run("return document.querySelector('[data-command]').dataset.command"));
    }
}

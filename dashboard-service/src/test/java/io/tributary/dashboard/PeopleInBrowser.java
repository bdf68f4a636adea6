package io.tributary.dashboard;

import static io.tributary.dashboard.BrowserStage.until;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Users and tokens in a real browser: part of {@link BrowserIntegrationTests}, on its stage. */
interface PeopleInBrowser {

    BrowserStage stage();

    @Test
    default void userWhoIsMadeMayLookAndNothingElse() {
        Browser browser = stage().browser;
        stage().open("/users");
        browser.element("[name=name]").sendKeys("vera");
        browser.element("form[action='/users'] [name=password]").sendKeys("a sentence to remember");
        browser.element("form[action='/users'] button").click();
        until(() -> browser.has("[data-user=vera]"));
        browser.screenshot("users-made");

        browser.forgetCookies();
        browser.go(stage().page("/sites/home"));
        stage().logIn("vera", "a sentence to remember");
        until(() -> browser.shown("[data-line]").equals("Live"));
        assertThat(browser.has("[role=switch]")).isFalse();
        browser.go(stage().page("/users"));
        assertThat(browser.has("[data-user=vera]")).isFalse();

        browser.forgetCookies();
        browser.go(stage().page("/sites/home"));
        stage().logIn();
        browser.errors(); // that it was refused
    }

    @Test
    default void textOfATokenIsShownOnce() {
        Browser browser = stage().browser;
        stage().open("/tokens");
        browser.element("[name=title]").sendKeys("wall display");
        browser.element("form[action='/tokens'] button").click();

        until(() -> browser.shown(".secret").startsWith("trb_"));
        browser.go(stage().page("/tokens"));
        assertThat(browser.has(".secret")).isFalse();
        assertThat(browser.has("[data-token]")).isTrue();
    }
}

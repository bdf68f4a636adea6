package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.launch.LocalStack;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The dashboard in a real browser, with the simulated kitchen behind it. */
@EnabledIf(
        value = "io.tributary.system.Browser#isInstalled",
        disabledReason = "needs chromium and chromedriver on the path")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardSystemTests {

    private static final LocalStack STACK = SharedStack.get();
    private static final By TEMPERATURE =
            By.cssSelector("[data-reading='kitchen/NodeMCU3/temperature'] [data-value]");
    private static final By HOOD = By.cssSelector("[data-actuator='kitchen/cooker-hood']");

    private final ChromeDriver browser = Browser.open(1280, 900);
    private final WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20));

    @BeforeAll
    void logIn() {
        browser.get(STACK.dashboardUrl().toString());
        assertThat(browser.getCurrentUrl()).endsWith("/login");
        browser.findElement(By.name("username")).sendKeys(LocalStack.ADMINISTRATOR);
        browser.findElement(By.name("password")).sendKeys(STACK.administratorPassword());
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        wait.until(ignored -> !browser.findElements(TEMPERATURE).isEmpty());
    }

    @AfterAll
    void close() {
        browser.quit();
    }

    @Test
    void readingsOfTheHomeAreShownLive() {
        wait.until(ignored -> text(TEMPERATURE).matches("-?\\d+([.,]\\d+)?"));
        String first = age();
        wait.until(ignored -> !age().equals(first));
        assertThat(
                        browser.findElement(
                                        By.cssSelector(
                                                "[data-reading='kitchen/NodeMCU3/temperature'] [data-unit-text]"))
                                .getText())
                .isEqualTo("°C");
        wait.until(
                ignored ->
                        "online"
                                .equals(
                                        browser.findElement(
                                                        By.cssSelector(
                                                                "[data-device='kitchen/NodeMCU3']"))
                                                .getDomAttribute("data-presence")));
        Browser.screenshot(browser, "home");
    }

    @Test
    void homeIsSeenWithDataWithinASecond() {
        // the quickest of some, since other tests and programs share the processor
        long millis = IntStream.range(0, 5).mapToLong(ignored -> seenAfter()).min().orElseThrow();

        assertThat(millis).isPositive().isLessThan(1_000);
    }

    @Test
    void commandByAClickIsReportedBackByTheDevice() {
        wait.until(ignored -> button("HIGH").isEnabled());
        String asked = reported().equals("HIGH") ? "LOW" : "HIGH";
        button(asked).click();
        wait.until(ignored -> reported().equals(asked));
        assertThat(browser.findElement(HOOD).getDomAttribute("data-reported")).isEqualTo(asked);
    }

    @Test
    void pageFitsAPhone() {
        browser.manage().window().setSize(new Dimension(360, 740));
        try {
            browser.navigate().refresh();
            wait.until(ignored -> !browser.findElements(TEMPERATURE).isEmpty());
            Object overflow =
                    browser.executeScript(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(overflow).isEqualTo(0L);
            Browser.screenshot(browser, "home-phone");
        } finally {
            browser.manage().window().setSize(new Dimension(1280, 900));
        }
    }

    @Test
    void consoleShowsNoError() {
        browser.get(STACK.dashboardUrl() + "/sites/home/locations/kitchen");
        wait.until(ignored -> !browser.findElements(TEMPERATURE).isEmpty());
        Browser.screenshot(browser, "location");
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
        browser.get(STACK.dashboardUrl().toString());
    }

    /** Milliseconds from the request until the page was painted with a value on it. */
    private long seenAfter() {
        browser.navigate().refresh();
        assertThat(text(TEMPERATURE)).matches("-?\\d+([.,]\\d+)?");
        return wait.until(
                ignored ->
                        (Long)
                                browser.executeScript(
                                        "const [page] = performance.getEntriesByType('navigation');"
                                                + "const [paint] = performance.getEntriesByName('first-contentful-paint');"
                                                + "return paint ? Math.round(Math.max(paint.startTime, page.domInteractive)) : null"));
    }

    private String age() {
        WebElement at =
                browser.findElement(
                        By.cssSelector(
                                "[data-reading='kitchen/NodeMCU3/temperature'] time[data-at]"));
        return String.valueOf(at.getDomAttribute("datetime"));
    }

    private WebElement button(String value) {
        return browser.findElement(HOOD)
                .findElement(By.cssSelector("[data-value-to-send='" + value + "']"));
    }

    private String reported() {
        return String.valueOf(browser.findElement(HOOD).getDomAttribute("data-reported"));
    }

    private String text(By element) {
        return browser.findElement(element).getText();
    }
}

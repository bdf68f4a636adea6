package io.tributary.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A real Chromium, without a window. */
final class Browser implements AutoCloseable {

    private static final String AXE = text("/axe.min.js");
    private static final String RULES =
            "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']}";

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return find("chromium").isPresent() && find("chromedriver").isPresent();
    }

    static Browser open() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find("chromium").orElseThrow().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--window-size=1280,900");
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
                        .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        browser.tell("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Madrid"));
        browser.language("en-GB");
        return browser;
    }

    void language(String language) {
        String agent = (String) Objects.requireNonNull(run("return navigator.userAgent"));
        tell(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", agent, "acceptLanguage", language));
    }

    void dark(boolean dark) {
        Map<String, String> feature =
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        tell("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    void scripts(boolean allowed) {
        tell("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    void size(int width, int height) {
        tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 500));
    }

    void go(String address) {
        driver.get(address);
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** The text of the first such element; empty where there is none. */
    String text(By by) {
        return driver.findElements(by).stream().findFirst().map(WebElement::getText).orElse("");
    }

    String shown(String selector) {
        return String.valueOf(
                run("return document.querySelector(arguments[0])?.textContent ?? ''", selector));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a script whose last argument is to be called with the answer. */
    @Nullable Object ask(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    void drag(WebElement element, int from, int to) {
        new Actions(driver)
                .moveToElement(element, from, 0)
                .clickAndHold()
                .moveToElement(element, to, 0)
                .release()
                .perform();
    }

    /** What axe-core finds against WCAG 2.2 AA, a line for each. */
    List<?> violations() {
        run(AXE + "; window.axe = axe");
        return (List<?>)
                Objects.requireNonNull(
                        ask(
                                "const done = arguments[0]; axe.run(document, "
                                        + RULES
                                        + ").then(r => done(r.violations.map(v => v.id + ': ' + v.nodes"
                                        + ".slice(0, 3).map(n => n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? '')).join(' | '))),"
                                        + " e => done([String(e)]))"));
    }

    /** The whole page, however long. */
    void screenshot(String name) {
        Map<?, ?> size =
                (Map<?, ?>)
                        Objects.requireNonNull(
                                tell("Page.getLayoutMetrics", Map.of()).get("cssContentSize"));
        Map<String, Object> clip =
                Map.of(
                        "x", 0,
                        "y", 0,
                        "width", Objects.requireNonNull(size.get("width")),
                        "height", Objects.requireNonNull(size.get("height")),
                        "scale", 1);
        Object image =
                tell("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
                        .get("data");
        try {
            Path folder = Files.createDirectories(Path.of("target/screenshots"));
            Files.write(
                    folder.resolve(name + ".png"),
                    Base64.getDecoder().decode(String.valueOf(image)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> errors() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    Map<String, Object> tell(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String text(String resource) {
        try (InputStream stream = Browser.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(stream, resource).readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.tributary.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real Chromium, without a window. */
final class Browser {

    private Browser() {}

    static boolean isInstalled() {
        return find("chromium").isPresent() && find("chromedriver").isPresent();
    }

    static ChromeDriver open(int width, int height, String... more) {
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
                "--window-size=%d,%d".formatted(width, height));
        options.addArguments(more);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
                        .build();
        return new ChromeDriver(service, options);
    }

    static void screenshot(ChromeDriver browser, String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target/screenshots"));
            Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

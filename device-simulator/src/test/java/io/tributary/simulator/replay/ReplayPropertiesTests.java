package io.tributary.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class ReplayPropertiesTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ReplayProperties.class)
    static class Settings {}

    private static final String PREFIX = "tributary.simulator.replay.";

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Settings.class);

    @Test
    void withoutFileThereIsNoReplay() {
        context.run(
                started ->
                        assertThat(started.getBean(ReplayProperties.class))
                                .isEqualTo(new ReplayProperties(null, null, null, "1", 250)));
    }

    @Test
    void everySettingIsTaken() {
        context.withPropertyValues(
                        PREFIX + "file=rows.csv",
                        PREFIX + "location=office",
                        PREFIX + "device=occupancy-1",
                        PREFIX + "speed=max",
                        PREFIX + "in-flight=9")
                .run(
                        started ->
                                assertThat(started.getBean(ReplayProperties.class))
                                        .isEqualTo(
                                                new ReplayProperties(
                                                        Path.of("rows.csv"),
                                                        "office",
                                                        "occupancy-1",
                                                        "max",
                                                        9)));
    }

    @ParameterizedTest
    @CsvSource({
        "speed, 0",
        "speed, 0.0",
        "speed, -1",
        "speed, fast",
        "speed, Infinity",
        "location, a/b",
        "device, +",
        "in-flight, 0"
    })
    void badValueIsRefused(String name, String value) {
        context.withPropertyValues(PREFIX + name + "=" + value)
                .run(
                        failed ->
                                assertThat(failed)
                                        .getFailure()
                                        .hasStackTraceContaining("tributary.simulator.replay"));
    }

    @ParameterizedTest
    @CsvSource({"1, 60000", "60, 1000", "0.5, 120000", "max, 0"})
    void speedDividesTheTimeOfTheFile(String speed, long millis) {
        ReplaySpeed replaySpeed = new ReplayProperties(null, null, null, speed, 1).replaySpeed();

        assertThat(replaySpeed.dueAfter(Duration.ofMinutes(1)))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void rowBeforeTheFirstIsDueAtOnce() {
        assertThat(ReplaySpeed.of("60").dueAfter(Duration.ofMinutes(-1))).isZero();
    }
}

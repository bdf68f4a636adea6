package io.tributary.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class HomePropertiesTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(HomeProperties.class)
    static class Settings {}

    private static final String PREFIX = "tributary.simulator.home.";

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Settings.class);

    @Test
    void devicesSeldomDropOffByDefault() {
        context.run(
                started ->
                        assertThat(started.getBean(HomeProperties.class))
                                .isEqualTo(
                                        new HomeProperties(
                                                1,
                                                Duration.ofMillis(80),
                                                Duration.ofMillis(400),
                                                new HomeProperties.DropOff(
                                                        Duration.ofHours(12),
                                                        Duration.ofSeconds(20),
                                                        Duration.ofMinutes(2)))));
    }

    @Test
    void everySettingIsTaken() {
        context.withPropertyValues(
                        PREFIX + "seed=7",
                        PREFIX + "answer-delay-min=1ms",
                        PREFIX + "answer-delay-max=2ms",
                        PREFIX + "drop-off.mean-interval=0",
                        PREFIX + "drop-off.away-min=3s",
                        PREFIX + "drop-off.away-max=4s")
                .run(
                        started ->
                                assertThat(started.getBean(HomeProperties.class))
                                        .isEqualTo(
                                                new HomeProperties(
                                                        7,
                                                        Duration.ofMillis(1),
                                                        Duration.ofMillis(2),
                                                        new HomeProperties.DropOff(
                                                                Duration.ZERO,
                                                                Duration.ofSeconds(3),
                                                                Duration.ofSeconds(4)))));
    }

    @ParameterizedTest
    @CsvSource({
        "answer-delay-min=1s, answer-delay-max",
        "answer-delay-min=-1s, answerDelayMin",
        "answer-delay-max=10ms, answer-delay-max",
        "drop-off.away-min=3m, away-max",
        "drop-off.away-max=1s, away-max",
        "drop-off.mean-interval=-1s, meanInterval",
        "seed=many, seed"
    })
    void badValueIsRefused(String setting, String named) {
        context.withPropertyValues(PREFIX + setting)
                .run(failed -> assertThat(failed).getFailure().hasStackTraceContaining(named));
    }
}

package io.tributary.streaming.rollup;

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

class RollupPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Settings.class);

    @Test
    void defaultsAreSecondsBehind() {
        runner.run(
                context ->
                        assertThat(context.getBean(RollupProperties.class))
                                .isEqualTo(
                                        new RollupProperties(
                                                Duration.ofSeconds(10),
                                                Duration.ofSeconds(5),
                                                1000,
                                                Duration.ofMinutes(5),
                                                20_000)));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "tributary.rollup.settle=1s",
                        "tributary.rollup.interval=2s",
                        "tributary.rollup.page=3",
                        "tributary.rollup.behind-after=4s",
                        "tributary.rollup.pending-limit=5")
                .run(
                        context ->
                                assertThat(context.getBean(RollupProperties.class))
                                        .isEqualTo(
                                                new RollupProperties(
                                                        Duration.ofSeconds(1),
                                                        Duration.ofSeconds(2),
                                                        3,
                                                        Duration.ofSeconds(4),
                                                        5)));
    }

    @ParameterizedTest
    @CsvSource({
        "settle, 0s",
        "settle, 2h",
        "interval, 0s",
        "interval, 2h",
        "page, 0",
        "page, 1001",
        "behind-after, 0s",
        "pending-limit, 0"
    })
    void settingThatCannotWorkIsRefused(String name, String value) {
        runner.withPropertyValues("tributary.rollup." + name + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RollupProperties.class)
    static class Settings {}
}

package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RateLimitPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaultIsTwiceWhatThreeHundredCommandsASecondNeed() {
        runner.run(
                context ->
                        assertThat(context.getBean(RateLimitProperties.class))
                                .isEqualTo(
                                        new RateLimitProperties(
                                                6_000, Duration.ofSeconds(10), 20)));
    }

    @Test
    void everyName() {
        runner.withPropertyValues(
                        "tributary.rate-limit.requests=5",
                        "tributary.rate-limit.window=1m",
                        "tributary.rate-limit.history-cost=2")
                .run(
                        context ->
                                assertThat(context.getBean(RateLimitProperties.class))
                                        .isEqualTo(
                                                new RateLimitProperties(
                                                        5, Duration.ofMinutes(1), 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests=0", "window=0s", "window=25h", "history-cost=0"})
    void whatCannotBeIsRejected(String setting) {
        runner.withPropertyValues("tributary.rate-limit." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(RateLimitProperties.class)
    static class Settings {}
}

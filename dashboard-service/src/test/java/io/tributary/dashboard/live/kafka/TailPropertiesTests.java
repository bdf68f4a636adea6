package io.tributary.dashboard.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TailPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaults() {
        runner.run(
                context ->
                        assertThat(context.getBean(TailProperties.class))
                                .isEqualTo(
                                        new TailProperties(
                                                Duration.ofMinutes(1), Duration.ofSeconds(2))));
    }

    @Test
    void everyName() {
        runner.withPropertyValues(
                        "tributary.live.tail.catch-up=5m", "tributary.live.tail.recheck=1s")
                .run(
                        context ->
                                assertThat(context.getBean(TailProperties.class))
                                        .isEqualTo(
                                                new TailProperties(
                                                        Duration.ofMinutes(5),
                                                        Duration.ofSeconds(1))));
    }

    @Test
    void whatIsNoDurationIsRejected() {
        runner.withPropertyValues("tributary.live.tail.catch-up=soon")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(TailProperties.class)
    static class Settings {}
}

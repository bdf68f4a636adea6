package io.tributary.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StreamPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaults() {
        runner.run(
                context ->
                        assertThat(context.getBean(StreamProperties.class))
                                .isEqualTo(
                                        new StreamProperties(500, 2000, Duration.ofSeconds(15))));
    }

    @Test
    void everyName() {
        runner.withPropertyValues(
                        "tributary.stream.clients=1",
                        "tributary.stream.pending=2",
                        "tributary.stream.keep-alive=3s")
                .run(
                        context ->
                                assertThat(context.getBean(StreamProperties.class))
                                        .isEqualTo(
                                                new StreamProperties(1, 2, Duration.ofSeconds(3))));
    }

    @Test
    void streamsForNobodyAreRejected() {
        runner.withPropertyValues("tributary.stream.clients=0")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("tributary.stream.pending=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(StreamProperties.class)
    static class Settings {}
}

package io.tributary.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LivePropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaults() {
        runner.run(
                context ->
                        assertThat(context.getBean(LiveProperties.class))
                                .isEqualTo(new LiveProperties(100_000, 20_000)));
    }

    @Test
    void everyName() {
        runner.withPropertyValues("tributary.live.max-readings=5", "tributary.live.max-devices=6")
                .run(
                        context ->
                                assertThat(context.getBean(LiveProperties.class))
                                        .isEqualTo(new LiveProperties(5, 6)));
    }

    @Test
    void limitsOfNothingAreRejected() {
        runner.withPropertyValues("tributary.live.max-readings=0")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("tributary.live.max-devices=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(LiveProperties.class)
    static class Settings {}
}

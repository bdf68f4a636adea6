package io.tributary.dashboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CommandPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaults() {
        runner.run(
                context ->
                        assertThat(context.getBean(CommandProperties.class))
                                .isEqualTo(new CommandProperties(10_000, Duration.ofSeconds(10))));
    }

    @Test
    void everyName() {
        runner.withPropertyValues("tributary.command.recent=5", "tributary.command.default-ttl=30s")
                .run(
                        context ->
                                assertThat(context.getBean(CommandProperties.class))
                                        .isEqualTo(
                                                new CommandProperties(5, Duration.ofSeconds(30))));
    }

    @Test
    void memoryForNothingIsRejected() {
        runner.withPropertyValues("tributary.command.recent=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(CommandProperties.class)
    static class Settings {}
}

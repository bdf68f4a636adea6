package io.tributary.simulator.load;

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

class LoadPropertiesTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LoadProperties.class)
    static class Settings {}

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Settings.class);

    @Test
    void withoutRateThereIsNoLoad() {
        context.run(
                started ->
                        assertThat(started.getBean(LoadProperties.class))
                                .isEqualTo(
                                        new LoadProperties(
                                                null, 10, null, "load", null, null, 500, null)));
    }

    @Test
    void everySettingIsTaken() {
        context.withPropertyValues(
                        "tributary.simulator.rate=0.5",
                        "tributary.simulator.devices=3",
                        "tributary.simulator.connections=2",
                        "tributary.simulator.location=hall",
                        "tributary.simulator.messages=7",
                        "tributary.simulator.duration=PT1M",
                        "tributary.simulator.in-flight=9",
                        "tributary.simulator.seq-file=seq.json")
                .run(
                        started ->
                                assertThat(started.getBean(LoadProperties.class))
                                        .isEqualTo(
                                                new LoadProperties(
                                                        0.5,
                                                        3,
                                                        2,
                                                        "hall",
                                                        7L,
                                                        Duration.ofMinutes(1),
                                                        9,
                                                        Path.of("seq.json"))));
    }

    @ParameterizedTest
    @CsvSource({
        "rate, 0",
        "rate, fast",
        "devices, 0",
        "connections, 0",
        "location, a/b",
        "messages, 0",
        "duration, 0s",
        "in-flight, 0"
    })
    void badValueIsRefused(String name, String value) {
        context.withPropertyValues("tributary.simulator." + name + "=" + value)
                .run(
                        failed ->
                                assertThat(failed)
                                        .getFailure()
                                        .hasStackTraceContaining("tributary.simulator"));
    }

    @ParameterizedTest
    @CsvSource({"3,,3", "100,,8", "3,5,3", "100,20,20"})
    void connectionsAreSharedByTheDevices(int devices, Integer connections, int count) {
        LoadProperties properties =
                new LoadProperties(1.0, devices, connections, "load", null, null, 1, null);

        assertThat(properties.connectionCount()).isEqualTo(count);
    }
}

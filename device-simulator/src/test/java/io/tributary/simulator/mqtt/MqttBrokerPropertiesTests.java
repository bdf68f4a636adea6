package io.tributary.simulator.mqtt;

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

class MqttBrokerPropertiesTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MqttBrokerProperties.class)
    static class Settings {}

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Settings.class);

    @Test
    void defaultsAreALocalBrokerWithoutCredentials() {
        context.run(
                started ->
                        assertThat(started.getBean(MqttBrokerProperties.class))
                                .isEqualTo(
                                        new MqttBrokerProperties(
                                                "tcp://127.0.0.1:1883",
                                                null,
                                                null,
                                                null,
                                                null,
                                                Duration.ofSeconds(30),
                                                Duration.ofSeconds(15),
                                                Duration.ofSeconds(10),
                                                Duration.ofMinutes(2))));
    }

    @Test
    void everySettingIsTaken() {
        context.withPropertyValues(
                        "tributary.mqtt.url=ssl://broker:8883",
                        "tributary.mqtt.username=device",
                        "tributary.mqtt.password=secret",
                        "tributary.mqtt.accounts-file=devices.properties",
                        "tributary.mqtt.ca-file=ca.pem",
                        "tributary.mqtt.keep-alive=10s",
                        "tributary.mqtt.answer-timeout=2s",
                        "tributary.mqtt.reconnect-delay-max=1s",
                        "tributary.mqtt.patience=5s")
                .run(
                        started ->
                                assertThat(started.getBean(MqttBrokerProperties.class))
                                        .isEqualTo(
                                                new MqttBrokerProperties(
                                                        "ssl://broker:8883",
                                                        "device",
                                                        "secret",
                                                        Path.of("devices.properties"),
                                                        Path.of("ca.pem"),
                                                        Duration.ofSeconds(10),
                                                        Duration.ofSeconds(2),
                                                        Duration.ofSeconds(1),
                                                        Duration.ofSeconds(5))));
    }

    @ParameterizedTest
    @CsvSource({
        "url, localhost:1883",
        "url, http://broker",
        "keep-alive, 0s",
        "answer-timeout, 10ms",
        "reconnect-delay-max, 0s",
        "patience, -1s"
    })
    void badValueIsRefused(String name, String value) {
        context.withPropertyValues("tributary.mqtt." + name + "=" + value)
                .run(
                        failed ->
                                assertThat(failed)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("tributary.mqtt"));
    }

    @Test
    void passwordIsNotInToString() {
        context.withPropertyValues("tributary.mqtt.password=secret")
                .run(
                        started ->
                                assertThat(started.getBean(MqttBrokerProperties.class).toString())
                                        .doesNotContain("secret"));
    }
}

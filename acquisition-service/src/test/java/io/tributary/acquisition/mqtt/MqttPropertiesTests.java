package io.tributary.acquisition.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class MqttPropertiesTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Enabled.class);

    private final ApplicationContextRunner withUser =
            context.withPropertyValues(
                    "tributary.mqtt.username=acquisition", "tributary.mqtt.password=s3cret");

    @Test
    void defaultsNeedOnlyAUser() {
        withUser.run(
                started ->
                        assertThat(started.getBean(MqttProperties.class))
                                .isEqualTo(
                                        new MqttProperties(
                                                URI.create("tcp://127.0.0.1:1883"),
                                                "acquisition",
                                                "s3cret",
                                                2000,
                                                Duration.ofSeconds(20),
                                                65_536)));
    }

    @Test
    void everySettingHasItsName() {
        withUser.withPropertyValues(
                        "tributary.mqtt.url=ssl://broker:8883",
                        "tributary.mqtt.receive-maximum=100",
                        "tributary.mqtt.keep-alive=1m",
                        "tributary.mqtt.max-payload-bytes=1024")
                .run(
                        started ->
                                assertThat(started.getBean(MqttProperties.class))
                                        .isEqualTo(
                                                new MqttProperties(
                                                        URI.create("ssl://broker:8883"),
                                                        "acquisition",
                                                        "s3cret",
                                                        100,
                                                        Duration.ofMinutes(1),
                                                        1024)));
    }

    @Test
    void passwordIsInNoText() {
        withUser.run(
                started ->
                        assertThat(started.getBean(MqttProperties.class).toString())
                                .contains("acquisition", "tcp://127.0.0.1:1883")
                                .doesNotContain("s3cret"));
    }

    @Test
    void withoutUserOrPasswordItDoesNotStart() {
        context.withPropertyValues("tributary.mqtt.username=acquisition")
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("password"));
        context.withPropertyValues("tributary.mqtt.password=s3cret")
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("username")
                                        .hasMessageNotContaining("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "url=http://broker, tcp://host:port or ssl://host:port",
        "url=broker:1883, tcp://host:port or ssl://host:port",
        "url=tcp:///, tcp://host:port or ssl://host:port",
        "url=tcp://user:hidden@broker, tcp://host:port or ssl://host:port",
        "url=tcp://broker/path, tcp://host:port or ssl://host:port",
        "receive-maximum=1, receiveMaximum",
        "receive-maximum=30001, receiveMaximum",
        "keep-alive=500ms, keepAlive",
        "keep-alive=1h, keepAlive",
        "max-payload-bytes=63, maxPayloadBytes",
        "max-payload-bytes=1048577, maxPayloadBytes"
    })
    void settingThatCannotWorkStopsTheStart(String setting, String words) {
        withUser.withPropertyValues("tributary.mqtt." + setting)
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining(words)
                                        .hasMessageNotContaining("hidden")
                                        .hasMessageNotContaining("s3cret"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MqttProperties.class)
    static class Enabled {}
}

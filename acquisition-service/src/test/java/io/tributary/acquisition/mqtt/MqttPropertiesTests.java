package io.tributary.acquisition.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void thereAreDefaults() {
        context.run(
                started ->
                        assertThat(started.getBean(MqttProperties.class))
                                .isEqualTo(new MqttProperties(2000, 65_536)));
    }

    @Test
    void everySettingHasItsName() {
        context.withPropertyValues(
                        "tributary.mqtt.receive-maximum=100",
                        "tributary.mqtt.max-payload-bytes=1024")
                .run(
                        started ->
                                assertThat(started.getBean(MqttProperties.class))
                                        .isEqualTo(new MqttProperties(100, 1024)));
    }

    @ParameterizedTest
    @CsvSource({
        "receive-maximum=1, receiveMaximum",
        "receive-maximum=30001, receiveMaximum",
        "max-payload-bytes=63, maxPayloadBytes",
        "max-payload-bytes=1048577, maxPayloadBytes"
    })
    void settingThatCannotWorkStopsTheStart(String setting, String words) {
        context.withPropertyValues("tributary.mqtt." + setting)
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining(words));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MqttProperties.class)
    static class Enabled {}
}

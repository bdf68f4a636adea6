package io.tributary.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MqttPropertiesTests {

    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    private final ApplicationContextRunner withUser =
            contexts.withPropertyValues(
                    "tributary.mqtt.username=gateway", "tributary.mqtt.password=secret");

    @Test
    void brokerIsOnThisMachineByDefault() {
        withUser.run(
                context ->
                        assertThat(context.getBean(MqttProperties.class))
                                .isEqualTo(
                                        new MqttProperties(
                                                URI.create("tcp://127.0.0.1:1883"),
                                                "gateway",
                                                "secret",
                                                200,
                                                Duration.ofSeconds(20))));
    }

    @Test
    void everySettingHasItsName() {
        withUser.withPropertyValues(
                        "tributary.mqtt.url=ssl://broker:8883",
                        "tributary.mqtt.receive-maximum=50",
                        "tributary.mqtt.keep-alive=7s")
                .run(
                        context ->
                                assertThat(context.getBean(MqttProperties.class))
                                        .isEqualTo(
                                                new MqttProperties(
                                                        URI.create("ssl://broker:8883"),
                                                        "gateway",
                                                        "secret",
                                                        50,
                                                        Duration.ofSeconds(7))));
    }

    @Test
    void userAndPasswordHaveNoDefault() {
        contexts.withPropertyValues("tributary.mqtt.username=gateway")
                .run(context -> assertThat(context).hasFailed());
        contexts.withPropertyValues("tributary.mqtt.password=secret")
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "receive-maximum=1",
                "receive-maximum=30001",
                "username= ",
                "password= ",
                "keep-alive=often"
            })
    void settingThatCannotWorkIsRefused(String setting) {
        withUser.withPropertyValues("tributary.mqtt." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void passwordIsNotInTheText() {
        withUser.run(
                context ->
                        assertThat(context.getBean(MqttProperties.class).toString())
                                .contains("gateway")
                                .doesNotContain("secret"));
    }

    @EnableConfigurationProperties(MqttProperties.class)
    static class Properties {}
}

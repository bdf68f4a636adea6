package io.tributary.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MqttPropertiesTests {

    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void thereIsADefault() {
        contexts.run(
                context ->
                        assertThat(context.getBean(MqttProperties.class))
                                .isEqualTo(new MqttProperties(200)));
    }

    @Test
    void theSettingHasItsName() {
        contexts.withPropertyValues("tributary.mqtt.receive-maximum=50")
                .run(
                        context ->
                                assertThat(context.getBean(MqttProperties.class))
                                        .isEqualTo(new MqttProperties(50)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30_001})
    void settingThatCannotWorkIsRefused(int receiveMaximum) {
        contexts.withPropertyValues("tributary.mqtt.receive-maximum=" + receiveMaximum)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(MqttProperties.class)
    static class Properties {}
}

package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MqttDeviceTests {

    private final MqttDevice device =
            new MqttDevice("probe", "se:cret", List.of("sense/+/probe", "a/b"), List.of());

    @Test
    void passwordIsNotInTheText() {
        assertThat(device).hasToString("MqttDevice[username=probe]");
    }

    @Test
    void deviceSurvivesTheWayIntoAnotherProcess() {
        assertThat(MqttDevice.parse(device.format())).isEqualTo(device);
    }

    @Test
    void whatWouldNotSurviveItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MqttDevice("a b", "c", List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MqttDevice("a", "b", List.of("x,y"), List.of()))
                .withMessageContaining("commas");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MqttDevice.parse("probe secret"))
                .withMessage("an MQTT device is: username password filters filters");
    }
}

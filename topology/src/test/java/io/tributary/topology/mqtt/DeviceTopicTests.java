package io.tributary.topology.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.InvalidNameException;
import io.tributary.topology.name.LocationName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTopicTests {

    private static final LocationName KITCHEN = LocationName.of("kitchen");
    private static final DeviceId NODE = DeviceId.of("NodeMCU3");
    private static final ActuatorName LIGHT = ActuatorName.of("light");

    @Test
    void whatIsMadeIsParsedBack() {
        assertThat(DeviceTopic.parse(MqttTopic.sense(KITCHEN, NODE).value()))
                .isEqualTo(new DeviceTopic.Sense(false, KITCHEN, NODE));
        assertThat(DeviceTopic.parse(MqttTopic.rehearsal(KITCHEN, NODE).value()))
                .isEqualTo(new DeviceTopic.Sense(true, KITCHEN, NODE));
        assertThat(DeviceTopic.parse(MqttTopic.status(KITCHEN, NODE).value()))
                .isEqualTo(new DeviceTopic.Status(KITCHEN, NODE));
        assertThat(DeviceTopic.parse(MqttTopic.info(KITCHEN, NODE).value()))
                .isEqualTo(new DeviceTopic.Information(KITCHEN, NODE));
        assertThat(DeviceTopic.parse(MqttTopic.reportedState(KITCHEN, LIGHT).value()))
                .isEqualTo(new DeviceTopic.State(KITCHEN, LIGHT));
    }

    @Test
    void deviceMayBeLeftOutOfTheTopic() {
        assertThat(DeviceTopic.parse("sense/kitchen"))
                .isEqualTo(new DeviceTopic.Sense(false, KITCHEN, null));
    }

    @Test
    void commandTopicIsForActuators() {
        assertThat(MqttTopic.command(KITCHEN, LIGHT).value()).isEqualTo("cmnd/kitchen/light");
        assertThat(MqttTopic.acquired(0).value()).isEqualTo("acquired/0");
        assertThat(MqttTopic.preview(KITCHEN).value()).isEqualTo("preview/kitchen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sense",
                "sense/a/b/c",
                "config/kitchen",
                "config/kitchen/NodeMCU3/battery",
                "cmnd/kitchen/light",
                "/sense/kitchen"
            })
    void otherTopicsAreUnknown(String topic) {
        assertThatExceptionOfType(UnknownTopicException.class)
                .isThrownBy(() -> DeviceTopic.parse(topic));
    }

    @Test
    void unknownTopicIsShownOnOneLine() {
        assertThatExceptionOfType(UnknownTopicException.class)
                .isThrownBy(() -> DeviceTopic.parse("a\nERROR forged"))
                .withMessageStartingWith("topic \"a?ERROR forged\" is none of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sense/", "sense/my kitchen", "sense/kitchen/", "config/a/ü"})
    void levelsMustBeNames(String topic) {
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> DeviceTopic.parse(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/+", "a/#"})
    void topicNameHasNoWildcard(String name) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new MqttTopic(name));
    }
}

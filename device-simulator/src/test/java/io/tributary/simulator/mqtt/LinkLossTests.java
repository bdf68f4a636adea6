package io.tributary.simulator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLossTests {

    @ParameterizedTest
    @ValueSource(ints = {0x84, 0x85, 0x86, 0x87, 0x8A, 0x8C, 0x8E})
    void answerThatWouldNotChangeIsHopeless(int code) {
        assertThat(LinkLoss.of(new MqttException(code)).hopeless()).isTrue();
        assertThat(LinkLoss.of(disconnect(code)).hopeless()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x88, 0x89, 0x8B, 0x8D, 0x97})
    void passingFaultIsTriedAgain(int code) {
        assertThat(LinkLoss.of(new MqttException(code)).hopeless()).isFalse();
        assertThat(LinkLoss.of(disconnect(code)).hopeless()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "134, tributary.mqtt.password",
        "135, not authorised",
        "142, only one simulator may play a device"
    })
    void reasonSaysWhatToDo(int code, String words) {
        assertThat(LinkLoss.of(disconnect(code)).why()).contains(words);
    }

    @Test
    void networkFaultIsToldByItsCause() {
        MqttException refused =
                new MqttException(
                        MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR,
                        new ConnectException("Connection refused"));

        assertThat(LinkLoss.of(refused)).isEqualTo(new LinkLoss("Connection refused", false));
    }

    @Test
    void lostConnectionIsTriedAgain() {
        MqttException lost = new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST);

        assertThat(LinkLoss.of(new MqttDisconnectResponse(lost)))
                .isEqualTo(new LinkLoss("the connection was lost", false));
    }

    private static MqttDisconnectResponse disconnect(int code) {
        return new MqttDisconnectResponse(code, null, null, null);
    }
}

package io.tributary.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.junit.jupiter.api.Test;

class SessionTakeoverTests {

    private final List<String> happened = new ArrayList<>();
    private final SessionTakeover takeover = new SessionTakeover(happened::add);

    @Test
    void takenOverSessionClosesTheClientAndEndsTheProcess() {
        takeover.check(response(0x8E), () -> happened.add("closed"));
        assertThat(happened).hasSize(2).first().isEqualTo("closed");
        assertThat(happened.getLast()).contains("took over").contains("one gateway for each site");
    }

    @Test
    void anyOtherEndOfAConnectionIsNone() {
        takeover.check(response(0x8B), () -> happened.add("closed"));
        takeover.check(
                new MqttDisconnectResponse(new org.eclipse.paho.mqttv5.common.MqttException(32109)),
                () -> happened.add("closed"));
        assertThat(happened).isEmpty();
    }

    private static MqttDisconnectResponse response(int code) {
        return new MqttDisconnectResponse(code, "", new ArrayList<>(), "");
    }
}

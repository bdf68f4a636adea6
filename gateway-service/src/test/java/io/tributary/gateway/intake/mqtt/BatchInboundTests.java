package io.tributary.gateway.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.tributary.gateway.mqtt.SessionTakeover;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Test;

class BatchInboundTests {

    private static final MqttDisconnectResponse LOST =
            new MqttDisconnectResponse(new MqttException(32109));

    private final BatchInbound inbound =
            new BatchInbound(
                    options(),
                    "tributary-gateway-home",
                    mock(SessionTakeover.class),
                    new MqttSubscription("acquired/0", 1));

    private final List<String> happened = new ArrayList<>();

    @Test
    void messageIsAcknowledgedOnTheConnectionItCameOn() {
        inbound.acknowledge(() -> happened.add("acknowledged"), inbound.connection());
        assertThat(happened).containsExactly("acknowledged");
    }

    @Test
    void acknowledgementOfAnOlderConnectionIsVoid() {
        long cameOn = inbound.connection();
        inbound.disconnected(LOST);
        inbound.acknowledge(() -> happened.add("acknowledged"), cameOn);
        assertThat(happened).isEmpty();
        inbound.acknowledge(() -> happened.add("acknowledged"), inbound.connection());
        assertThat(happened).hasSize(1);
    }

    @Test
    void lossOfAConnectionIsTold() {
        inbound.onConnectionLost(() -> happened.add("lost"));
        inbound.disconnected(LOST);
        assertThat(happened).containsExactly("lost");
    }

    private static MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {"tcp://127.0.0.1:1"});
        options.setAutomaticReconnect(true);
        return options;
    }
}

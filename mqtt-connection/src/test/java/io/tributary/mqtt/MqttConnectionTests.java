package io.tributary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.mqtt.packet.PayloadLimit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.Test;

class MqttConnectionTests {

    private static final PayloadLimit LIMIT = PayloadLimit.of(1_000);
    private static final MqttConnectionListener NOBODY = new MqttConnectionListener() {};

    private final MqttBroker broker =
            new MqttBroker(
                    URI.create("tcp://127.0.0.1:1883"), "tests", "secret", Duration.ofSeconds(7));
    private final MqttConnection inbound =
            MqttConnection.withSession(broker, "in", 200, LIMIT, NOBODY);
    private final MqttConnection outbound =
            MqttConnection.withoutSession(broker, "out", LIMIT, NOBODY);

    @Test
    void sessionOutlivesEveryConnection() {
        MqttConnectionOptions options = inbound.getConnectionInfo();
        assertThat(options.isCleanStart()).isFalse();
        assertThat(options.getSessionExpiryInterval()).isEqualTo(0xFFFF_FFFFL);
        assertThat(options.getReceiveMaximum()).isEqualTo(200);
        assertThat(inbound.getClientId()).isEqualTo("in");
    }

    @Test
    void connectionWithoutASessionKeepsNothing() {
        MqttConnectionOptions options = outbound.getConnectionInfo();
        assertThat(options.isCleanStart()).isTrue();
        assertThat(options.getSessionExpiryInterval()).isZero();
        assertThat(outbound.getClientId()).isEqualTo("out");
    }

    @Test
    void bothConnectAsTheSettingsSayAndLeaveReconnectingToUs() {
        for (MqttConnection connection : new MqttConnection[] {inbound, outbound}) {
            MqttConnectionOptions options = connection.getConnectionInfo();
            assertThat(options.getServerURIs()).containsExactly("tcp://127.0.0.1:1883");
            assertThat(options.getUserName()).isEqualTo("tests");
            assertThat(options.getPassword()).isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
            assertThat(options.getKeepAliveInterval()).isEqualTo(7);
            assertThat(options.isAutomaticReconnect()).isFalse();
            assertThat(options.getTopicAliasMaximum()).isNull();
        }
    }

    @Test
    void itStartsWithTheApplicationUnlessToldOtherwise() {
        assertThat(inbound.isAutoStartup()).isTrue();
        inbound.setAutoStartup(false);
        assertThat(inbound.isAutoStartup()).isFalse();
        assertThat(inbound.isRunning()).isFalse();
    }
}

package io.tributary.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Homes;
import java.net.URI;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.Test;

class MqttConnectionsTests {

    private final MqttConnections connections =
            new MqttConnections(
                    new MqttProperties(
                            URI.create("tcp://127.0.0.1:1883"),
                            "gateway",
                            "secret",
                            200,
                            Duration.ofSeconds(20)));

    @Test
    void sessionOfBatchesOutlivesEveryConnection() {
        MqttConnectionOptions options = connections.withSession();
        assertThat(options.isCleanStart()).isFalse();
        assertThat(options.getSessionExpiryInterval()).isEqualTo(0xFFFF_FFFFL);
        assertThat(options.getReceiveMaximum()).isEqualTo(200);
        assertThat(options.isAutomaticReconnect()).isTrue();
    }

    @Test
    void connectionOfCommandsKeepsNothing() {
        MqttConnectionOptions options = connections.withoutSession();
        assertThat(options.isCleanStart()).isTrue();
        assertThat(options.getSessionExpiryInterval()).isZero();
    }

    @Test
    void topicAliasesAreNeverUsed() {
        assertThat(connections.withSession().getTopicAliasMaximum()).isNull();
        assertThat(connections.withoutSession().getTopicAliasMaximum()).isNull();
    }

    @Test
    void clientIdsAreFixedBySiteAndDiffer() {
        assertThat(connections.inboundClientId(Homes.SITE)).isEqualTo("tributary-gateway-home");
        assertThat(connections.outboundClientId(Homes.SITE))
                .isEqualTo("tributary-gateway-home-out");
    }
}

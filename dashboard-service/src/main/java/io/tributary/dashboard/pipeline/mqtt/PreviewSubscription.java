package io.tributary.dashboard.pipeline.mqtt;

import io.tributary.dashboard.pipeline.Flows;
import io.tributary.dashboard.pipeline.PreviewLine;
import io.tributary.mqtt.MqttConnectionListener;
import io.tributary.mqtt.MqttSubscriptions;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.AggregatedMessage;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscribes each new connection to the preview, and passes on what arrives. */
final class PreviewSubscription implements MqttConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(PreviewSubscription.class);
    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);

    private final MqttSubscriptions subscriptions =
            new MqttSubscriptions(
                    "MQTT is not compared with Kafka",
                    new MqttSubscription(MqttTopicFilter.ALL_PREVIEW.value(), 1));
    private final SiteId site;
    private final PreviewLine line;
    private final Flows flows;

    PreviewSubscription(SiteId site, PreviewLine line, Flows flows) {
        this.site = site;
        this.line = line;
        this.flows = flows;
    }

    @Override
    public void connected(IMqttAsyncClient client, boolean sessionPresent) throws MqttException {
        subscriptions.request(client);
        line.connected(true);
    }

    @Override
    public void lost() {
        subscriptions.lost();
        line.connected(false);
    }

    /**
     * Takes what arrives, on the client's callback thread. What cannot be read is passed over: the
     * connection must not end for it.
     */
    void received(String topic, MqttMessage received) {
        try {
            AggregatedMessage message = CODEC.decode(received.getPayload());
            if (message.site().equals(site)) {
                flows.preview(message);
            }
        } catch (RuntimeException e) {
            LOG.debug("passed over what cannot be read, topic={}", topic, e);
        }
    }
}

package io.tributary.acquisition.backlog.mqtt;

import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.mqtt.MqttConnectionListener;
import io.tributary.acquisition.mqtt.ReceivedMessage;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.telemetry.Backlog;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the gateway's reports, on the connection on which batches leave: that one has no session,
 * so that each connection begins with the present, retained report and with no queue of old ones.
 * Whatever is wrong with a report or with the subscription is told, and stops nothing. Called on
 * the connection's threads, one call at a time for messages.
 */
public final class BacklogSubscription implements MqttConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogSubscription.class);
    private static final JsonCodec<Backlog> REPORTS = JsonCodec.of(Backlog.class);

    private final GatewayBacklog backlog;
    private final String topic;
    private final int shard;

    public BacklogSubscription(GatewayBacklog backlog, int shard) {
        this.backlog = backlog;
        this.shard = shard;
        this.topic = MqttTopic.backlog(shard).value();
    }

    @Override
    public void connected(IMqttAsyncClient client, boolean sessionPresent) throws MqttException {
        client.subscribe(
                new MqttSubscription[] {new MqttSubscription(topic, 1)},
                null,
                new Answer(),
                new MqttProperties());
    }

    /** Takes a report. */
    public void arrived(ReceivedMessage message) {
        try {
            if (message.oversize() == null) {
                report(message.getPayload());
            } else {
                LOG.warn("a report on {} is too large to be one, and is ignored", topic);
            }
        } finally {
            message.delivery().acknowledge();
        }
    }

    private void report(byte[] payload) {
        try {
            Backlog report = REPORTS.decode(payload);
            if (report.shard() == shard) {
                backlog.reported(report);
            } else {
                LOG.warn("a report on {} is of shard {}, and is ignored", topic, report.shard());
            }
        } catch (RuntimeException e) { // a report must not end the connection of the batches
            LOG.warn("a report on {} cannot be read and is ignored: {}", topic, e.getMessage());
        }
    }

    private final class Answer implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            if (codes == null || codes.length == 0 || codes[0] > 2) {
                LOG.error(
                        "the broker does not grant the subscription to {}, reason-code={}; without the gateway's reports readings are refused once so much as may be ahead was handed over; check the permissions of this service's user",
                        topic,
                        codes == null || codes.length == 0 ? "none" : codes[0]);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            LOG.debug("the connection ended before the subscription was answered", exception);
        }
    }
}

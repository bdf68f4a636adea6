package io.tributary.acquisition.backlog.mqtt;

import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.mqtt.MqttConnectionListener;
import io.tributary.mqtt.MqttSubscriptions;
import io.tributary.mqtt.ReceivedMessage;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.telemetry.Backlog;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
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
    private final MqttSubscriptions subscriptions;

    public BacklogSubscription(GatewayBacklog backlog, int shard) {
        this.backlog = backlog;
        this.shard = shard;
        this.topic = MqttTopic.backlog(shard).value();
        this.subscriptions =
                new MqttSubscriptions(
                        "without the gateway's reports readings are refused once so much as may be ahead was handed over",
                        new MqttSubscription(topic, 1));
    }

    @Override
    public void connected(IMqttAsyncClient client, boolean sessionPresent) throws MqttException {
        subscriptions.request(client);
    }

    @Override
    public void lost() {
        subscriptions.lost();
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
}

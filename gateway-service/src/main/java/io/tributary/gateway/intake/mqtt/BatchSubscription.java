package io.tributary.gateway.intake.mqtt;

import io.tributary.gateway.intake.BatchReceiver;
import io.tributary.gateway.intake.ReceivedBatch;
import io.tributary.mqtt.Delivery;
import io.tributary.mqtt.MqttConnectionListener;
import io.tributary.mqtt.MqttSubscriptions;
import io.tributary.mqtt.ReceivedMessage;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.util.Objects;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;

/**
 * Subscribes each new connection to batches, and brings to the receiver what arrives and what
 * becomes of connection and session. A batch is acknowledged on the connection it came on or never.
 */
final class BatchSubscription implements MqttConnectionListener {

    private final MqttSubscriptions subscriptions;
    private volatile @Nullable BatchReceiver receiver;
    private boolean connectedBefore;

    BatchSubscription(MqttTopicFilter batches) {
        this.subscriptions =
                new MqttSubscriptions(
                        "no batches come in", new MqttSubscription(batches.value(), 1));
    }

    /** To be called before the first connection. */
    void feed(BatchReceiver batches) {
        receiver = batches;
    }

    /** What the broker grants. */
    MqttSubscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public void connected(IMqttAsyncClient client, boolean sessionPresent) throws MqttException {
        if (!sessionPresent) {
            receiver().sessionMissing(connectedBefore);
        }
        connectedBefore = true;
        subscriptions.request(client);
    }

    @Override
    public void lost() {
        subscriptions.lost();
        receiver().connectionLost();
    }

    /** Takes what arrives, on the thread that reads from the broker. */
    void received(Message<?> message) {
        String topic = message.getHeaders().get(MqttHeaders.RECEIVED_TOPIC, String.class);
        ReceivedMessage batch = (ReceivedMessage) message.getPayload();
        Delivery delivery = batch.delivery();
        receiver()
                .offer(
                        new ReceivedBatch(
                                topic == null ? "" : topic,
                                batch.getPayload(),
                                batch.oversize(),
                                delivery::acknowledge));
    }

    private BatchReceiver receiver() {
        return Objects.requireNonNull(receiver, "started with a receiver");
    }
}

package io.tributary.acquisition.handover.mqtt;

import io.tributary.acquisition.handover.BatchSender;
import io.tributary.topology.mqtt.MqttTopic;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.springframework.integration.mqtt.core.ClientManager;

/**
 * Publishes batches on a connection of its own, so that a blocked inbound callback cannot stop
 * their completion.
 */
final class MqttBatchSender implements BatchSender {

    private final ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection;
    private final String topic;

    MqttBatchSender(
            ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection, MqttTopic topic) {
        this.connection = connection;
        this.topic = topic.value();
    }

    @Override
    public void send(byte[] batch, IntConsumer outcome) {
        AtomicBoolean told = new AtomicBoolean();
        IntConsumer once =
                code -> {
                    if (told.compareAndSet(false, true)) {
                        outcome.accept(code);
                    }
                };
        IMqttAsyncClient client = connection.getClient();
        if (client == null || !client.isConnected()) {
            once.accept(NO_CONNECTION);
            return;
        }
        MqttMessage message = new MqttMessage(batch);
        message.setQos(1);
        try {
            client.publish(topic, message, null, new Completion(once));
        } catch (MqttException | RuntimeException e) {
            once.accept(NO_CONNECTION);
        }
    }

    private record Completion(IntConsumer outcome) implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            outcome.accept(codes == null || codes.length == 0 ? 0 : codes[0]);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            outcome.accept(NO_CONNECTION);
        }
    }
}

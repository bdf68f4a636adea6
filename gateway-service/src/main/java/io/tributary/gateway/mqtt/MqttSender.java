package io.tributary.gateway.mqtt;

import io.tributary.topology.mqtt.MqttTopic;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.mqtt.core.ClientManager;
import org.springframework.stereotype.Component;

/**
 * Sends messages at QoS 1 on the connection that has no session: what the broker has not
 * acknowledged when the connection is lost is not sent again by the library, so that each sender
 * decides for itself. Thread-safe; never blocks its caller.
 */
@Component
public class MqttSender {

    private static final long PATIENCE_SECONDS = 10;

    private final ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection;

    MqttSender(ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection) {
        this.connection = connection;
    }

    /**
     * What the broker answered.
     *
     * @param reasonCode MQTT 5 reason code of its PUBACK
     */
    public record Answer(int reasonCode) {

        private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
        private static final int FAILURES = 0x80;

        /** Nobody is there for it, not even a session. */
        public boolean isForNobody() {
            return reasonCode == NO_MATCHING_SUBSCRIBERS;
        }

        /** The broker does not want it, now or ever. */
        public boolean isRefused() {
            return reasonCode >= FAILURES;
        }
    }

    /**
     * Sends a message.
     *
     * @return completes with the broker's answer; fails where there is no connection, or no answer
     *     in time: then it is perhaps sent
     */
    public CompletableFuture<Answer> send(MqttTopic topic, byte[] payload) {
        return send(topic, payload, false);
    }

    /** The same for a message that the broker keeps for later subscribers. */
    public CompletableFuture<Answer> sendRetained(MqttTopic topic, byte[] payload) {
        return send(topic, payload, true);
    }

    private CompletableFuture<Answer> send(MqttTopic topic, byte[] payload, boolean retained) {
        Completion completion = new Completion(new CompletableFuture<>());
        MqttMessage message = new MqttMessage(payload);
        message.setQos(1);
        message.setRetained(retained);
        IMqttAsyncClient client = connection.getClient();
        if (client == null || !client.isConnected()) {
            completion.answer.completeExceptionally(new IllegalStateException("not connected"));
            return completion.answer;
        }
        try {
            client.publish(topic.value(), message, null, completion);
        } catch (MqttException e) {
            completion.answer.completeExceptionally(e);
        }
        return completion.answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private record Completion(CompletableFuture<Answer> answer) implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            answer.complete(new Answer(codes == null || codes.length == 0 ? 0 : codes[0]));
        }

        @Override
        public void onFailure(IMqttToken token, @Nullable Throwable failure) {
            answer.completeExceptionally(
                    failure == null ? new IllegalStateException("not sent") : failure);
        }
    }
}

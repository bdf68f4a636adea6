package io.tributary.mqtt;

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

/**
 * Publishes at QoS 1 on a connection that has no session: what the broker has not acknowledged when
 * the connection is lost is not sent again by the library, so that each sender decides for itself.
 * Thread-safe; never blocks its caller. Answers come on the client's callback thread.
 */
public final class MqttPublisher {

    private static final long PATIENCE_SECONDS = 10;

    private final ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection;

    public MqttPublisher(ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection) {
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

    /** It was not handed to any connection: surely not sent. */
    public static final class NotSentException extends Exception {

        NotSentException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Sends a message.
     *
     * @return completes with the broker's answer; fails where there is no connection, or no answer
     *     before it is lost or in 10 s: then it is perhaps sent
     */
    public CompletableFuture<Answer> send(MqttTopic topic, byte[] payload) {
        return inTime(topic, new MqttMessage(payload));
    }

    /** The same for a message that the broker keeps for later subscribers. */
    public CompletableFuture<Answer> sendRetained(MqttTopic topic, byte[] payload) {
        MqttMessage message = new MqttMessage(payload);
        message.setRetained(true);
        return inTime(topic, message);
    }

    private CompletableFuture<Answer> inTime(MqttTopic topic, MqttMessage message) {
        return publish(topic, message).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * The same for a message with properties, and for a sender that looks at the time itself.
     *
     * @return completes with the broker's answer, however late; fails with {@link NotSentException}
     *     where it is surely not sent, and with anything else where the connection is lost before
     *     the answer: then it is perhaps sent
     */
    public CompletableFuture<Answer> publish(MqttTopic topic, MqttMessage message) {
        message.setQos(1);
        Completion completion = new Completion(new CompletableFuture<>());
        IMqttAsyncClient client = connection.getClient();
        if (client == null || !client.isConnected()) {
            completion.fail(new NotSentException("not connected to the broker", null));
            return completion.answer;
        }
        try {
            client.publish(topic.value(), message, null, completion);
        } catch (MqttException e) {
            // what the client refuses, it has not kept
            completion.fail(new NotSentException("the client did not take it", e));
        } catch (RuntimeException e) {
            completion.fail(e);
        }
        return completion.answer;
    }

    private record Completion(CompletableFuture<Answer> answer) implements MqttActionListener {

        void fail(Throwable why) {
            answer.completeExceptionally(why);
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            answer.complete(new Answer(codes == null || codes.length == 0 ? 0 : codes[0]));
        }

        @Override
        public void onFailure(IMqttToken token, @Nullable Throwable failure) {
            fail(
                    failure == null
                            ? new IllegalStateException("no answer before the connection was lost")
                            : failure);
        }
    }
}

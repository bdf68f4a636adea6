package io.tributary.mqtt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each new connection is to be subscribed to, at QoS 1, and what the broker grants of it.
 * Nobody waits for the answer: while a backlog arrives before it, waiting would stop what has to be
 * done for it to arrive. Thread-safe.
 */
public final class MqttSubscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(MqttSubscriptions.class);

    private final String otherwise;
    private final MqttSubscription[] subscriptions;
    private volatile @Nullable Answer present;

    /**
     * @param otherwise what becomes of it where one is not granted, for the log
     */
    public MqttSubscriptions(String otherwise, MqttSubscription... subscriptions) {
        this.otherwise = otherwise;
        this.subscriptions = subscriptions.clone();
    }

    /**
     * Subscribes a new connection. Does not wait.
     *
     * @throws MqttException when it cannot be asked
     */
    public void request(IMqttAsyncClient client) throws MqttException {
        Answer answer = new Answer();
        present = answer;
        client.subscribe(subscriptions, null, answer, new MqttProperties());
    }

    /** The connection is gone. */
    public void lost() {
        present = null;
    }

    /** Whether the broker grants all of it on the present connection. */
    public boolean isGranted() {
        Answer answer = present;
        return answer != null && answer.isWhole();
    }

    /** Topic filters that it does not grant. */
    public List<String> refused() {
        Answer answer = present;
        return answer == null ? List.of() : answer.refused();
    }

    /** Each connection has its own: one that comes late says nothing about the next. */
    private final class Answer implements MqttActionListener {

        private volatile @Nullable List<String> refused;

        boolean isWhole() {
            return List.of().equals(refused);
        }

        List<String> refused() {
            return Objects.requireNonNullElse(refused, List.of());
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = Objects.requireNonNullElse(token.getReasonCodes(), new int[0]);
            int[] all = Arrays.copyOf(codes, subscriptions.length);
            Arrays.fill(all, Math.min(codes.length, all.length), all.length, -1);
            List<String> notGranted = new ArrayList<>();
            for (int i = 0; i < all.length; i++) {
                if (all[i] != 1) {
                    notGranted.add(subscriptions[i].getTopic());
                    tell(subscriptions[i].getTopic(), all[i]);
                }
            }
            refused = List.copyOf(notGranted);
        }

        private void tell(String filter, int code) {
            LOG.error(
                    "the broker does not grant the subscription to {} at QoS 1, reason-code={}: {}; check the permissions of this service's user, and restart it",
                    filter,
                    code < 0 ? "none" : code,
                    otherwise);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            LOG.debug("the connection ended before the subscription was answered", exception);
        }
    }
}

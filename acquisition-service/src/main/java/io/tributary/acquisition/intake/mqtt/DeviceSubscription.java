package io.tributary.acquisition.intake.mqtt;

import io.tributary.acquisition.handover.HandOver;
import io.tributary.acquisition.mqtt.MqttConnectionListener;
import io.tributary.acquisition.rate.RateLimit;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.time.Duration;
import java.util.ArrayList;
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
 * Subscribes each new connection to all that devices publish, and to what is fed in again. Nobody
 * waits for the answer: while a backlog arrives before it, waiting would stop what has to be done
 * for it to arrive.
 */
final class DeviceSubscription implements MqttConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceSubscription.class);

    /** Retained messages are not sent at subscription. */
    private static final int NO_REPLAY = 2;

    /** Retained messages are sent at every subscription. */
    private static final int REPLAY = 0;

    /** How long we were away before a start is not known. */
    private static final Duration BEFORE_START = Duration.ofHours(1);

    private final HandOver handOver;
    private final RateLimit rate;
    private @Nullable Long lostNanos;
    private boolean connectedBefore;
    private volatile boolean answered;
    private volatile List<String> refused = List.of();

    DeviceSubscription(HandOver handOver, RateLimit rate) {
        this.handOver = handOver;
        this.rate = rate;
    }

    @Override
    public void connected(IMqttAsyncClient client, boolean sessionPresent) throws MqttException {
        if (sessionPresent) {
            rate.absent(absence());
        } else {
            handOver.sessionMissing(connectedBefore);
        }
        connectedBefore = true;
        lostNanos = null;
        MqttSubscription[] subscriptions = {
            subscription(MqttTopicFilter.ALL_SENSE, NO_REPLAY),
            subscription(MqttTopicFilter.ALL_TEST, NO_REPLAY),
            subscription(MqttTopicFilter.ALL_CONFIG, REPLAY),
            subscription(MqttTopicFilter.ALL_REPLAY, NO_REPLAY)
        };
        client.subscribe(subscriptions, null, new Answer(subscriptions), new MqttProperties());
    }

    @Override
    public void lost() {
        answered = false;
        if (connectedBefore && lostNanos == null) {
            lostNanos = System.nanoTime();
        }
        handOver.connectionLost();
    }

    private Duration absence() {
        return lostNanos == null ? BEFORE_START : Duration.ofNanos(System.nanoTime() - lostNanos);
    }

    /** Whether the broker grants all of it, at QoS 1. */
    boolean isGranted() {
        return answered && refused.isEmpty();
    }

    /** Topic filters that it does not grant. */
    List<String> refused() {
        return refused;
    }

    private static MqttSubscription subscription(MqttTopicFilter filter, int retainHandling) {
        MqttSubscription subscription = new MqttSubscription(filter.value(), 1);
        subscription.setRetainHandling(retainHandling);
        return subscription;
    }

    private final class Answer implements MqttActionListener {

        private final MqttSubscription[] subscriptions;

        Answer(MqttSubscription[] subscriptions) {
            this.subscriptions = subscriptions;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = Objects.requireNonNullElse(token.getReasonCodes(), new int[0]);
            List<String> notGranted = new ArrayList<>();
            for (int i = 0; i < subscriptions.length; i++) {
                if (i >= codes.length || codes[i] != 1) {
                    notGranted.add(subscriptions[i].getTopic());
                    LOG.error(
                            "the broker does not grant the subscription to {} at QoS 1, reason-code={}; check the permissions of this service's user",
                            subscriptions[i].getTopic(),
                            i < codes.length ? codes[i] : "none");
                }
            }
            refused = List.copyOf(notGranted);
            answered = true;
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            LOG.debug("the connection ended before the subscription was answered", exception);
        }
    }
}

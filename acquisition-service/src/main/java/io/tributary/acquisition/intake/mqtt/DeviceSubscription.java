package io.tributary.acquisition.intake.mqtt;

import io.tributary.acquisition.handover.HandOver;
import io.tributary.acquisition.rate.RateLimit;
import io.tributary.mqtt.MqttConnectionListener;
import io.tributary.mqtt.MqttSubscriptions;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes each new connection to all that devices publish, and to what is fed in again; tells
 * the hand-over what becomes of connection and session.
 */
final class DeviceSubscription implements MqttConnectionListener {

    /** Retained messages are not sent at subscription. */
    private static final int NO_REPLAY = 2;

    /** Retained messages are sent at every subscription. */
    private static final int REPLAY = 0;

    /** How long we were away before a start is not known. */
    private static final Duration BEFORE_START = Duration.ofHours(1);

    private final HandOver handOver;
    private final RateLimit rate;
    private final MqttSubscriptions subscriptions =
            new MqttSubscriptions(
                    "devices that publish there are not heard",
                    subscription(MqttTopicFilter.ALL_SENSE, NO_REPLAY),
                    subscription(MqttTopicFilter.ALL_TEST, NO_REPLAY),
                    subscription(MqttTopicFilter.ALL_CONFIG, REPLAY),
                    subscription(MqttTopicFilter.ALL_REPLAY, NO_REPLAY));
    private @Nullable Long lostNanos;
    private boolean connectedBefore;

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
        subscriptions.request(client);
    }

    @Override
    public void lost() {
        subscriptions.lost();
        if (connectedBefore && lostNanos == null) {
            lostNanos = System.nanoTime();
        }
        handOver.connectionLost();
    }

    /** What the broker grants of it. */
    MqttSubscriptions subscriptions() {
        return subscriptions;
    }

    private Duration absence() {
        return lostNanos == null ? BEFORE_START : Duration.ofNanos(System.nanoTime() - lostNanos);
    }

    private static MqttSubscription subscription(MqttTopicFilter filter, int retainHandling) {
        MqttSubscription subscription = new MqttSubscription(filter.value(), 1);
        subscription.setRetainHandling(retainHandling);
        return subscription;
    }
}

package io.tributary.gateway.intake.mqtt;

import io.tributary.gateway.intake.BatchReceiver;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.mqtt.MqttConnection;
import org.jspecify.annotations.Nullable;

/** The connection on which batches come, started with the receiver that it feeds. */
final class MqttBatchSource implements BatchSource {

    private final MqttConnection connection;
    private final BatchSubscription subscription;

    MqttBatchSource(MqttConnection connection, BatchSubscription subscription) {
        this.connection = connection;
        this.subscription = subscription;
    }

    @Override
    public void start(BatchReceiver receiver) {
        subscription.feed(receiver);
        connection.start();
    }

    @Override
    public @Nullable String trouble() {
        if (!connection.isConnected()) {
            return "not connected to the broker; batches wait there";
        }
        if (subscription.subscriptions().isGranted()) {
            return null;
        }
        return subscription.subscriptions().refused().isEmpty()
                ? "connected, but not yet subscribed; batches wait at the broker"
                : "the broker refuses the subscription to "
                        + String.join(", ", subscription.subscriptions().refused())
                        + "; allow it to this gateway's user and restart the gateway";
    }

    @Override
    public void stop() {
        connection.stop();
    }
}

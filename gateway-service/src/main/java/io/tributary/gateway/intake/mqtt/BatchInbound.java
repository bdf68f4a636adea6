package io.tributary.gateway.intake.mqtt;

import io.tributary.gateway.mqtt.SessionTakeover;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;

/**
 * The inbound adapter, which also counts its connections: an acknowledgement of an older one is
 * void, since its packet id may mean another message by now.
 */
final class BatchInbound extends Mqttv5PahoMessageDrivenChannelAdapter {

    private final SessionTakeover sessionTakeover;
    private final Object lock = new Object();
    private volatile Runnable connectionLost = () -> {};
    private long connection;

    BatchInbound(
            MqttConnectionOptions options,
            String clientId,
            SessionTakeover sessionTakeover,
            MqttSubscription subscription) {
        super(options, clientId, subscription);
        this.sessionTakeover = sessionTakeover;
    }

    /** Calls this when a connection is lost, before the next one is made. */
    void onConnectionLost(Runnable action) {
        connectionLost = action;
    }

    /** Number of the present connection. */
    long connection() {
        synchronized (lock) {
            return connection;
        }
    }

    /**
     * Acknowledges, unless the connection has gone on which the message came. Connecting again
     * waits until this has returned.
     */
    void acknowledge(SimpleAcknowledgment acknowledgment, long cameOn) {
        synchronized (lock) {
            if (connection == cameOn) {
                acknowledgment.acknowledge();
            }
        }
    }

    /**
     * Subscribes on a thread of its own. The adapter waits for the broker's answer, and the thread
     * that calls this is the one that takes messages: a backlog that comes before the answer would
     * keep the answer from ever being read.
     */
    @Override
    public void connectComplete(boolean reconnect, @Nullable String serverUri) {
        Thread.ofVirtual()
                .name("subscribe")
                .start(() -> super.connectComplete(reconnect, serverUri));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        synchronized (lock) {
            connection++;
        }
        connectionLost.run();
        sessionTakeover.check(response, this::destroy);
        super.disconnected(response);
    }
}

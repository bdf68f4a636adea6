package io.tributary.mqtt;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.tributary.mqtt.packet.Publish;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection with the client that belongs to it. It is never used again. */
final class SingleConnection implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(SingleConnection.class);

    private static final long FLUSH_MILLIS = 1_000;

    private final PahoClient client;
    private final BiConsumer<String, ReceivedMessage> messages;
    private final Runnable takenOver;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean over;
    private volatile String reason = "disconnected";

    SingleConnection(
            PahoClient client, BiConsumer<String, ReceivedMessage> messages, Runnable takenOver) {
        this.client = client;
        this.messages = messages;
        this.takenOver = takenOver;
        client.receive(this::arrived);
        client.setCallback(this);
    }

    IMqttAsyncClient client() {
        return client;
    }

    /**
     * Connects.
     *
     * @return whether the broker had kept the session
     * @throws MqttException when the broker refuses, cannot be reached, or does not answer
     */
    boolean connect(MqttConnectionOptions options) throws MqttException {
        IMqttToken connected = client.connect(options);
        // Paho's own timeout is for the network alone; the CONNACK it would await for ever.
        connected.waitForCompletion(2 * SECONDS.toMillis(options.getConnectionTimeout()));
        return connected.getSessionPresent();
    }

    /** Waits for the connection to end, told or untold; says why it did. */
    String awaitEnd() throws InterruptedException {
        while (!ended.await(1, SECONDS)) {
            if (!client.isConnected()) {
                end("it is no longer there");
            }
        }
        return reason;
    }

    /** Ends in good order: what waits to be sent is sent. */
    void disconnect() {
        try {
            if (client.isConnected()) {
                client.disconnect(FLUSH_MILLIS).waitForCompletion(2 * FLUSH_MILLIS);
            }
        } catch (MqttException | RuntimeException e) {
            LOG.debug("could not disconnect in good order", e);
        }
        abandon();
    }

    /** Ends at once, in whatever state it is, and gives everything back. */
    void abandon() {
        over = true;
        try {
            client.disconnectForcibly(0, 0, false);
            client.close();
        } catch (MqttException | RuntimeException e) {
            LOG.debug("could not close", e);
        }
        ended.countDown();
    }

    boolean isOver() {
        return over;
    }

    /** Adds a PUBACK to those that {@link #flush} sends. A connection that cannot is over. */
    boolean acknowledge(int packetId) {
        if (over) {
            return false;
        }
        try {
            client.acknowledge(packetId);
            return true;
        } catch (IOException e) {
            end("an acknowledgement failed: " + describe(e));
            return false;
        }
    }

    /** Sends the PUBACKs that were added. */
    void flush() {
        if (over) {
            return;
        }
        try {
            client.flushAcknowledgements();
        } catch (IOException e) {
            end("acknowledgements failed: " + describe(e));
        }
    }

    /** A message that is not taken stays with the broker, which sends it on the next connection. */
    @SuppressWarnings("CatchingUnchecked")
    private void arrived(Publish publish) {
        if (over) {
            return;
        }
        try {
            messages.accept(publish.topic(), ReceivedMessage.of(publish, this));
        } catch (RuntimeException | Error e) {
            LOG.error("a message could not be taken, topic={}", publish.topic(), e);
            end("a message could not be taken");
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        // What is published does not come to Paho.
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException exception = response.getException();
        end(
                exception == null
                        ? "by the broker, reason-code=" + response.getReturnCode()
                        : describe(exception));
        if (response.getReturnCode() == MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER) {
            takenOver.run();
        }
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.warn("protocol error: {}", describe(exception));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Whoever published has the token.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // Whoever connected waits for it.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // We ask for no extended authentication.
    }

    /** No longer of use: whoever keeps it gives it up. Does not block. */
    void end(String why) {
        over = true;
        reason = why;
        ended.countDown();
    }

    /** What happened, with its cause: Paho's own messages seldom tell. */
    static String describe(Throwable failure) {
        Throwable cause = failure.getCause();
        String own = Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getName());
        String text = cause == null ? own : own + " (" + cause + ")";
        return failure instanceof MqttException mqtt
                ? text + ", reason-code=" + mqtt.getReasonCode()
                : text;
    }
}

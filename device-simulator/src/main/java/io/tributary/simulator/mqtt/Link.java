package io.tributary.simulator.mqtt;

import io.tributary.topology.mqtt.MqttTopicFilter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to connect, and the connection where it succeeds. Used once: the client would carry
 * its unacknowledged messages and topic aliases into the next connection, which brokers refuse.
 *
 * <p>Methods that publish are called under the lock of {@link MqttConnection}; those that end the
 * link wait for the client's threads and so are called without it.
 */
final class Link {

    /** What becomes of the link. Called on threads of the client. */
    interface Listener {

        void ready(Link link, int receiveMaximum);

        void lost(Link link, LinkLoss loss);

        void acknowledged(Link link, Outbox.Delivery delivery, Acknowledgement acknowledgement);
    }

    private static final Logger log = LoggerFactory.getLogger(Link.class);
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;
    private static final long FAREWELL_MILLIS = 2_000;
    private static final int NEVER_REPLAY_RETAINED = 2;

    private final ConnectionOwner owner;
    private final Listener listener;
    private final MqttAsyncClient client;
    private final AtomicBoolean over = new AtomicBoolean();

    Link(String url, ConnectionOwner owner, Listener listener) throws MqttException {
        this.owner = owner;
        this.listener = listener;
        this.client = new MqttAsyncClient(url, owner.clientId(), new MemoryPersistence());
        // before connecting, so that the first message finds its handler
        client.setCallback(new LinkCallback(owner, this::lost));
    }

    /** Starts connecting; the listener learns how it went. */
    void connect(MqttConnectionOptions options) {
        try {
            client.connect(options, null, onSuccess(this::connected));
        } catch (MqttException e) {
            lost(LinkLoss.of(e));
        }
    }

    /**
     * Hands a message to the client.
     *
     * @throws MqttException when the client does not take it: the link is of no further use
     */
    void publish(Outbox.Delivery delivery) throws MqttException {
        Publication publication = delivery.publication();
        client.publish(
                publication.topic().value(),
                Messages.of(publication),
                null,
                onSuccess(token -> acknowledged(delivery, token)));
    }

    /** Closes the socket without DISCONNECT, so that the broker publishes the last will. */
    void cut() {
        over.set(true);
        quietly(() -> client.disconnectForcibly(0, 0, false));
        quietly(() -> client.close(true));
    }

    /** Ends the connection in order, asking the broker to publish the last will. */
    void sayFarewell() {
        over.set(true);
        quietly(
                () ->
                        client.disconnect(
                                        FAREWELL_MILLIS / 2,
                                        null,
                                        null,
                                        MqttReturnCode.RETURN_CODE_DISCONNECT_WITH_WILL_MESSAGE,
                                        new MqttProperties())
                                .waitForCompletion(FAREWELL_MILLIS));
        quietly(() -> client.close(true));
    }

    private void connected(IMqttToken token) {
        if (over.get()) {
            // given up while the broker was still thinking
            Thread.ofVirtual().start(this::cut);
            return;
        }
        MqttProperties properties = token.getResponseProperties();
        Integer maximum = properties == null ? null : properties.getReceiveMaximum();
        int receiveMaximum = maximum == null ? DEFAULT_RECEIVE_MAXIMUM : maximum;
        List<MqttTopicFilter> filters = owner.subscriptions();
        if (filters.isEmpty()) {
            listener.ready(this, receiveMaximum);
        } else {
            subscribe(filters, receiveMaximum);
        }
    }

    private void subscribe(List<MqttTopicFilter> filters, int receiveMaximum) {
        MqttSubscription[] subscriptions =
                filters.stream().map(Link::subscription).toArray(MqttSubscription[]::new);
        try {
            client.subscribe(
                    subscriptions,
                    null,
                    onSuccess(token -> subscribed(token, receiveMaximum)),
                    new MqttProperties());
        } catch (MqttException e) {
            lost(LinkLoss.of(e));
        }
    }

    private void subscribed(IMqttToken token, int receiveMaximum) {
        int[] codes = token.getReasonCodes();
        for (int code : codes == null ? new int[0] : codes) {
            if (new Acknowledgement(code).isRefused()) {
                lost(LinkLoss.refused("subscribing to " + owner.subscriptions(), code));
                return;
            }
        }
        listener.ready(this, receiveMaximum);
    }

    private void acknowledged(Outbox.Delivery delivery, IMqttToken token) {
        int[] codes = token.getReasonCodes();
        int code = codes == null || codes.length == 0 ? 0 : codes[0];
        listener.acknowledged(this, delivery, new Acknowledgement(code));
    }

    private void lost(LinkLoss loss) {
        if (over.compareAndSet(false, true)) {
            listener.lost(this, loss);
        }
    }

    /** A retained command would be carried out again at every connection: none is asked for. */
    private static MqttSubscription subscription(MqttTopicFilter filter) {
        MqttSubscription subscription = new MqttSubscription(filter.value(), 1);
        subscription.setRetainHandling(NEVER_REPLAY_RETAINED);
        return subscription;
    }

    private MqttActionListener onSuccess(Consumer<IMqttToken> then) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                then.accept(token);
            }

            @Override
            public void onFailure(@Nullable IMqttToken token, Throwable cause) {
                // a publish that fails has lost its connection, which the callback reports too
                lost(LinkLoss.of(cause));
            }
        };
    }

    private interface ClientCall {
        void run() throws MqttException;
    }

    /** What fails at the end of a link changes nothing: the link is given up either way. */
    private static void quietly(ClientCall call) {
        try {
            call.run();
        } catch (MqttException e) {
            log.debug("ending a link: {}", e.toString());
        }
    }
}

package io.tributary.mqtt;

import io.tributary.mqtt.packet.PayloadLimit;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.mqtt.core.AbstractMqttClientManager;

/**
 * Keeps a connection to the broker, from {@link #start()} to {@link #stop()}, however often it has
 * to be made again. A client manager of Spring Integration, with three differences that reliability
 * asks for (the decision record on the connection has the measurements): every connection has a
 * client of its own, so that nothing of an old one can hang, leak into or acknowledge on the next;
 * a broker that accepts a connection but never answers is given up; and message handlers are called
 * before anything is subscribed, on a thread that never waits for the broker.
 *
 * <p>{@link #start()} returns at once. A session taken over by another client ends the connection
 * for good.
 */
public final class MqttConnection
        extends AbstractMqttClientManager<IMqttAsyncClient, MqttConnectionOptions> {

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

    /** Sessions of ours never expire by themselves. */
    private static final long NEVER = 0xFFFF_FFFFL;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final MqttConnectionOptions options;
    private final PayloadLimit limit;
    private final MqttConnectionListener listener;
    private final Runnable takenOver;

    /** Not those of the parent: calling them holds a lock, that of the next connection too. */
    private final CopyOnWriteArrayList<DefaultMessageHandler<ReceivedMessage>> handlers =
            new CopyOnWriteArrayList<>();

    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile CountDownLatch tried = new CountDownLatch(1);
    private volatile @Nullable SingleConnection present;
    private @Nullable Thread keeper;
    private String told = "";
    private boolean autoStartup = true;

    MqttConnection(
            MqttConnectionOptions options,
            String clientId,
            PayloadLimit limit,
            MqttConnectionListener listener,
            Runnable takenOver) {
        super(clientId);
        this.options = options;
        this.limit = limit;
        this.listener = listener;
        this.takenOver = takenOver;
        setUrl(options.getServerURIs()[0]);
        setClient(client());
    }

    /**
     * One on which messages arrive: its session is the queue of what comes while we are away, and
     * outlives connection and process. Where another client takes over its client id, the process
     * ends; so it does with the other kind.
     *
     * @param receiveMaximum messages that may wait for our acknowledgement
     */
    public static MqttConnection withSession(
            MqttBroker broker,
            String clientId,
            int receiveMaximum,
            PayloadLimit limit,
            MqttConnectionListener listener) {
        MqttConnectionOptions options = broker.options();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(NEVER);
        options.setReceiveMaximum(receiveMaximum);
        return endingTheProcess(options, clientId, limit, listener);
    }

    /**
     * One to publish on. The broker and the library forget with the connection what was not
     * acknowledged: what is sent again, and what never is, is decided by who sends.
     */
    public static MqttConnection withoutSession(
            MqttBroker broker,
            String clientId,
            PayloadLimit limit,
            MqttConnectionListener listener) {
        MqttConnectionOptions options = broker.options();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        return endingTheProcess(options, clientId, limit, listener);
    }

    private static MqttConnection endingTheProcess(
            MqttConnectionOptions options,
            String clientId,
            PayloadLimit limit,
            MqttConnectionListener listener) {
        return new MqttConnection(
                options, clientId, limit, listener, () -> SessionTakeover.endProcess(clientId));
    }

    /** Whether it starts with the application, as it does unless told otherwise. */
    public void setAutoStartup(boolean withApplication) {
        autoStartup = withApplication;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (!isRunning()) {
                tried = new CountDownLatch(1);
                stopped = new CountDownLatch(1);
                keeper = Thread.ofPlatform().name(getClientId()).daemon().start(this::keep);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the first try since the start has succeeded or failed, for one who has something
     * to publish at once.
     */
    public void awaitFirstTry(Duration atMost) throws InterruptedException {
        tried.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends what is waiting to be sent, such as acknowledgements, and disconnects. */
    @Override
    public void stop() {
        stopped.countDown();
        SingleConnection connection = present;
        if (connection != null) {
            connection.disconnect();
        }
        Thread thread = keeper;
        if (thread != null && !thread.equals(Thread.currentThread())) {
            join(thread);
        }
    }

    /**
     * Ends the present connection, for one who finds it to be of no use; the next is made soon.
     * What was published and not acknowledged fails. Does not block.
     *
     * @param why for the log
     */
    public void renew(String why) {
        SingleConnection connection = present;
        if (connection != null) {
            connection.end(why);
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    @Override
    public boolean isConnected() {
        IMqttAsyncClient client = getClient();
        return client != null && client.isConnected();
    }

    @Override
    public MqttConnectionOptions getConnectionInfo() {
        return options;
    }

    private PahoClient client() {
        return PahoClient.of(getUrl(), getClientId(), limit);
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        while (isRunning()) {
            boolean stood = connectOnce();
            pause = stood ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            sleep(pause);
        }
    }

    /** Returns when the connection has ended. True when it had come about. */
    @SuppressWarnings("CatchingUnchecked") // whatever it is, there will be another try
    private boolean connectOnce() {
        SingleConnection connection =
                new SingleConnection(client(), this::deliver, this::takenOver);
        present = connection;
        setClient(connection.client());
        boolean stood = false;
        try {
            if (isRunning()) {
                boolean sessionPresent = connection.connect(options);
                stood = true;
                listener.connected(connection.client(), sessionPresent);
                tellConnected(sessionPresent);
                tried.countDown();
                String reason = connection.awaitEnd();
                tellLost(reason);
            }
        } catch (MqttException | RuntimeException | Error e) {
            tellFailed(e);
        } catch (InterruptedException e) {
            stopped.countDown();
        } finally {
            connection.abandon();
            listener.lost();
            tried.countDown();
        }
        return stood;
    }

    private void deliver(String topic, ReceivedMessage message) {
        handlers.forEach(handler -> handler.messageArrived(topic, message));
    }

    @Override
    public <M> void addDefaultMessageHandler(DefaultMessageHandler<M> handler) {
        handlers.addIfAbsent(received(handler));
    }

    @Override
    public <M> boolean removeDefaultMessageHandler(DefaultMessageHandler<M> handler) {
        return handlers.remove(received(handler));
    }

    @SuppressWarnings("unchecked") // whatever it is declared for, it gets ours
    private static <M> DefaultMessageHandler<ReceivedMessage> received(
            DefaultMessageHandler<M> handler) {
        return (DefaultMessageHandler<ReceivedMessage>) handler;
    }

    private void takenOver() {
        stopped.countDown();
        takenOver.run();
    }

    private void tellConnected(boolean sessionPresent) {
        told = "";
        LOG.info(
                "connected to the broker, client-id={} session-present={}",
                getClientId(),
                sessionPresent);
    }

    private void tellLost(String reason) {
        if (isRunning()) {
            LOG.warn("connection to the broker lost, client-id={}: {}", getClientId(), reason);
        }
    }

    /** Once, not at every try, unless it is something else that is in the way now. */
    private void tellFailed(Throwable failure) {
        String reason = SingleConnection.describe(failure);
        if (reason.equals(told) || !isRunning()) {
            LOG.debug("no connection to the broker, client-id={}", getClientId(), failure);
            return;
        }
        told = reason;
        LOG.warn(
                "no connection to the broker at {}, client-id={}: {}; trying again until there is. {}",
                getUrl(),
                getClientId(),
                reason,
                Advice.on(failure));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void sleep(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.tributary.simulator.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that comes back by itself, subscribes again, and sends again, in order, what the
 * broker has not acknowledged. Publications are delivered at least once. Thread-safe.
 */
public final class MqttConnection implements AutoCloseable {

    private static final String TAKEN_OVER_HINT =
            " (again and again: is another simulator running under the same client id?)";

    private final MqttBrokerProperties properties;
    private final DeviceAccounts accounts;
    private final ConnectionOwner owner;
    private final ScheduledExecutorService timer;
    private final int inFlight;
    private final LinkEvents events = new LinkEvents();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final Outbox outbox;
    private final Backoff backoff;
    private boolean wanted;
    private @Nullable Link link;
    private int window;
    private long readySince;
    private List<Publication> birth = List.of();
    private long acknowledged;
    private @Nullable String ended;
    private volatile String lastLoss = "it does not answer";

    MqttConnection(
            MqttBrokerProperties properties,
            DeviceAccounts accounts,
            ConnectionOwner owner,
            ScheduledExecutorService timer,
            int inFlight,
            int capacity) {
        this.properties = properties;
        this.accounts = accounts;
        this.owner = owner;
        this.timer = timer;
        this.inFlight = inFlight;
        this.outbox = new Outbox(capacity);
        this.backoff = new Backoff(properties.reconnectDelayMax());
    }

    /** Starts connecting, and keeps trying; returns at once. */
    public void open() {
        lock.lock();
        try {
            wanted = ended == null;
        } finally {
            lock.unlock();
        }
        connect();
    }

    /** Publishes when connected; false when as much as may wait is waiting already. */
    public boolean offer(Publication publication) {
        lock.lock();
        try {
            if (outbox.isFull()) {
                return false;
            }
            outbox.add(publication);
            send();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Publishes, waiting while as much as may wait is waiting already.
     *
     * @throws ConnectionEndedException when the connection has ended for good, or nothing was
     *     acknowledged for longer than the settings' patience
     */
    public void put(Publication publication) throws InterruptedException {
        lock.lock();
        try {
            awaitWhile(outbox::isFull);
            outbox.add(publication);
            send();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the connection stands.
     *
     * @throws ConnectionEndedException when it has ended for good, or does not stand within the
     *     settings' patience
     */
    public void awaitConnected() throws InterruptedException {
        lock.lock();
        try {
            awaitWhile(() -> window == 0);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything is acknowledged.
     *
     * @throws ConnectionEndedException as {@link #put}
     */
    public void drain() throws InterruptedException {
        lock.lock();
        try {
            awaitWhile(() -> !outbox.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** Publications that are not acknowledged yet. */
    public int unacknowledged() {
        lock.lock();
        try {
            return outbox.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the connection stands, subscriptions included. */
    public boolean isConnected() {
        lock.lock();
        try {
            return window > 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cuts the connection without a farewell, so that the last will is published, and forgets what
     * was not acknowledged. {@link #open} brings it back. Returns at once.
     */
    public void cut() {
        Link cut = leave(null);
        if (cut != null) {
            Thread.ofVirtual().start(cut::cut);
        }
    }

    /**
     * Ends the connection in order; the last will, if any, is published as a farewell. Waits for
     * that, for two seconds at most.
     */
    @Override
    public void close() {
        Link left = leave("the connection was closed");
        if (left != null) {
            left.sayFarewell();
        }
    }

    private @Nullable Link leave(@Nullable String endedBecause) {
        lock.lock();
        try {
            wanted = false;
            ended = endedBecause;
            progress.signalAll();
            Link left = link;
            link = null;
            window = 0;
            outbox.clear();
            birth = List.of();
            return left;
        } finally {
            lock.unlock();
        }
    }

    private void connect() {
        Link attempt;
        MqttConnectionOptions options;
        lock.lock();
        try {
            if (!wanted || link != null) {
                return;
            }
            options = ConnectionOptions.of(properties, accounts, owner);
            attempt = new Link(properties.url(), owner, events);
            link = attempt;
        } catch (MqttException | IllegalArgumentException | IllegalStateException e) {
            end("cannot connect to " + properties.url() + ": " + e.getMessage());
            return;
        } finally {
            lock.unlock();
        }
        attempt.connect(options);
        timer.schedule(
                () -> giveUpWithoutAnswer(attempt),
                properties.answerTimeout().toMillis() + 1_000,
                TimeUnit.MILLISECONDS);
    }

    /** The client itself waits for CONNACK and SUBACK without limit. */
    private void giveUpWithoutAnswer(Link attempt) {
        lock.lock();
        try {
            if (attempt != link || window > 0) {
                return;
            }
        } finally {
            lock.unlock();
        }
        events.lost(attempt, new LinkLoss("the broker does not answer", false));
    }

    private void end(String why) {
        lock.lock();
        try {
            wanted = false;
            ended = why;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        owner.ended(why);
    }

    /** Under the lock. A link that does not take a message is cut, and everything sent again. */
    private void send() {
        Link present = link;
        while (present != null && window > 0) {
            Outbox.Delivery delivery = outbox.next(window);
            if (delivery == null) {
                return;
            }
            try {
                present.publish(delivery);
            } catch (MqttException e) {
                window = 0;
                Thread.ofVirtual().start(() -> events.lost(present, LinkLoss.of(e)));
            }
        }
    }

    /** Under the lock. */
    private void awaitWhile(BooleanSupplier busy) throws InterruptedException {
        long seen = acknowledged;
        long remaining = properties.patience().toNanos();
        while (ended == null && busy.getAsBoolean()) {
            if (remaining <= 0) {
                throw new ConnectionEndedException(patienceIsOver());
            }
            remaining = progress.awaitNanos(remaining);
            if (acknowledged != seen) {
                seen = acknowledged;
                remaining = properties.patience().toNanos();
            }
        }
        if (ended != null) {
            throw new ConnectionEndedException(ended);
        }
    }

    private String patienceIsOver() {
        return window == 0
                ? "no connection to %s within %s: %s"
                        .formatted(properties.url(), properties.patience(), lastLoss)
                : "the broker at %s has acknowledged nothing for %s; unacknowledged: %d"
                        .formatted(properties.url(), properties.patience(), outbox.size());
    }

    private final class LinkEvents implements Link.Listener {

        @Override
        public void ready(Link ready, int receiveMaximum) {
            lock.lock();
            try {
                if (ready != link) {
                    return;
                }
                readySince = System.nanoTime();
                window = Math.min(inFlight, receiveMaximum);
                List<Publication> earlier = birth;
                birth = owner.birth();
                outbox.addFirst(birth, earlier);
                send();
                progress.signalAll();
            } finally {
                lock.unlock();
            }
            owner.connected();
        }

        @Override
        public void lost(Link lost, LinkLoss loss) {
            Duration wait;
            lock.lock();
            try {
                if (lost != link) {
                    return;
                }
                wait = unlink(loss);
            } finally {
                lock.unlock();
            }
            Thread.ofVirtual().start(lost::cut);
            if (loss.hopeless() && !owner.outlastsRefusals()) {
                end(loss.why());
            } else {
                owner.disconnected(lastLoss);
                timer.schedule(
                        MqttConnection.this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        /** Under the lock. Returns how long to wait before the next attempt. */
        private Duration unlink(LinkLoss loss) {
            if (window > 0) {
                backoff.stoodFor(Duration.ofNanos(System.nanoTime() - readySince));
            }
            link = null;
            window = 0;
            outbox.connectionLost();
            lastLoss = backoff.isSuspicious() ? loss.why() + TAKEN_OVER_HINT : loss.why();
            return backoff.next();
        }

        @Override
        public void acknowledged(
                Link from, Outbox.Delivery delivery, Acknowledgement acknowledgement) {
            lock.lock();
            try {
                if (from != link || !outbox.acknowledged(delivery)) {
                    return;
                }
                acknowledged++;
                // within the lock: whoever waits in drain() finds it told
                delivery.publication().onAcknowledged().accept(acknowledgement);
                send();
                progress.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}

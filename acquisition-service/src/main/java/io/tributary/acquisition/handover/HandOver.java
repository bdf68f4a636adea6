package io.tributary.acquisition.handover;

import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.handover.WaitingEntries.Waiting;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.acquisition.telemetry.PayloadHash;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts what arrives into batches and hands them to the gateway.
 *
 * <p>Promise: a device message is acknowledged only after a PUBACK of the batch that holds its
 * entry, with a reason code below 0x80 and other than 0x10. A batch that was not taken is sent
 * again, under the same epoch and number, until it is. Killed before the PUBACK, the broker
 * delivers the device message again; killed after it and before ours, too: then the entry may come
 * twice, in another epoch, and only a device's {@code seq} tells.
 *
 * <p>What is refused and counted ({@link CountedRefusal}) is acknowledged like all other messages:
 * after the batch that holds the count. It keeps what came after it waiting for its
 * acknowledgement, not for its batch, for a second at most.
 *
 * <p>Bounds: at most {@code maxInFlight} batches are sent and not acknowledged. What arrives
 * meanwhile waits here, which the receive maximum bounds with a broker that keeps to it; beyond
 * {@code maxWaiting} bytes {@link #take} blocks, or drops what came at QoS 0.
 *
 * <p>Threads: {@link #take} on the thread that reads from the broker; outcomes on the sending
 * client's thread; a timer closes batches and sends again.
 */
public final class HandOver {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final BatchNumbers numbers;
    private final HandOverProperties properties;
    private final GatewayBacklog backlog;
    private final BatchSender sender;
    private final Arrivals arrivals;
    private final ScheduledExecutorService timer;
    private final HandOverMetrics metrics;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NavigableMap<Long, OutgoingBatch> inFlight = new TreeMap<>();
    private final WaitingEntries waiting;
    private final CountedRefusals refusals;
    private long lastSerial;
    private volatile int refusedCode;
    private boolean draining;

    HandOver(
            BatchNumbers numbers,
            HandOverProperties properties,
            int receiveMaximum,
            Rejections rejections,
            GatewayBacklog backlog,
            BatchSender sender,
            ScheduledExecutorService timer,
            HandOverMetrics metrics) {
        this.numbers = numbers;
        this.properties = properties;
        this.backlog = backlog;
        this.sender = sender;
        this.timer = timer;
        this.metrics = metrics;
        this.arrivals = new Arrivals(receiveMaximum, metrics::redelivered);
        this.refusals = new CountedRefusals(receiveMaximum, rejections);
        this.waiting =
                new WaitingEntries(
                        Math.max(1, Math.min(properties.maxMessages(), receiveMaximum / 2)),
                        properties.maxSize().toBytes(),
                        properties.maxWaiting().toBytes());
    }

    void start() {
        metrics.watch(this);
        backlog.epochBegins(numbers.acquirer(), numbers.epoch());
        long nanos = Math.max(1_000_000, properties.maxDelay().toNanos() / 2);
        timer.scheduleWithFixedDelay(this::closeAged, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Takes a device message. Blocks while too much is waiting, until there is room or the
     * message's connection is gone. Not taken is what comes while draining, or on a connection that
     * is gone: the broker keeps it; and what comes at QoS 0 while too much is waiting: it is lost,
     * and counted.
     *
     * @param decoded makes what accounts for it; called once at most, by one thread at a time, and
     *     not for a message that is already on its way
     */
    public void take(DeviceMessage message, Supplier<? extends MessageAccount> decoded) {
        lock.lock();
        try {
            if (message.qos() == 0 && !waiting.hasRoom()) {
                metrics.dropped();
                return;
            }
            while (!draining && !waiting.hasRoom() && !message.acknowledgment().isVoid()) {
                changed.awaitUninterruptibly();
            }
            if (draining) {
                return;
            }
            Arrival arrival = null;
            if (message.qos() > 0) {
                arrival = arrivals.arrived(message, hash(message));
                if (arrival == null) {
                    return;
                }
            }
            account(decoded.get(), arrival);
            closeDue();
        } finally {
            lock.unlock();
        }
    }

    private void account(MessageAccount account, @Nullable Arrival arrival) {
        long now = System.nanoTime();
        switch (account) {
            case EncodedEntry entry -> {
                metrics.taken(entry.entry());
                boolean urgent = entry.entry() instanceof BatchEntry.DeviceEvent;
                List<Arrival> arrivals = arrival == null ? List.of() : List.of(arrival);
                waiting.add(new Waiting(entry, arrivals, urgent, now));
            }
            case CountedRefusal refusal -> {
                metrics.refused(refusal);
                refusals.add(refusal, arrival, now);
            }
        }
        refusals.messageCame(now);
    }

    /** The connection on which device messages arrive is gone. */
    public void connectionLost() {
        arrivals.connectionLost();
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The broker has no session for us, and delivers nothing again.
     *
     * @param expected whether there should be one: then what it held is lost
     */
    public void sessionMissing(boolean expected) {
        arrivals.sessionLost();
        if (expected) {
            metrics.sessionLost();
        }
    }

    /**
     * Takes nothing more, sends what is waiting, and waits until all of it is acknowledged or the
     * time is over.
     */
    void drain(Duration patience) {
        lock.lock();
        try {
            draining = true;
            closeDue();
            changed.signalAll();
            long nanos = patience.toNanos();
            while (!(inFlight.isEmpty() && waiting.isEmpty()) && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            LOG.info(
                    "hand-over drained, messages left to the next start: {}",
                    arrivals.unacknowledged());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Batches sent and not acknowledged. */
    int batchesInFlight() {
        lock.lock();
        try {
            return inFlight.size();
        } finally {
            lock.unlock();
        }
    }

    /** Memory taken by what is in no batch yet. */
    long waitingBytes() {
        lock.lock();
        try {
            return waiting.bytes();
        } finally {
            lock.unlock();
        }
    }

    /** How it stands; null where it does not answer within a second. */
    @Nullable HandOverState state() {
        try {
            if (!lock.tryLock(1, TimeUnit.SECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            long now = System.nanoTime();
            long oldestBatch = inFlight.isEmpty() ? now : oldestInFlight().closedAtNanos();
            return new HandOverState(
                    inFlight.size(),
                    Duration.ofNanos(now - oldestBatch),
                    refusedCode,
                    waiting.bytes(),
                    Duration.ofNanos(now - waiting.oldestNanos(now)),
                    inFlight.size() >= properties.maxInFlight(),
                    arrivals.unacknowledged(),
                    Duration.ofNanos(now - arrivals.oldestNanos(now)));
        } finally {
            lock.unlock();
        }
    }

    private OutgoingBatch oldestInFlight() {
        return inFlight.firstEntry().getValue();
    }

    /** Age of the oldest device message that waits for our PUBACK; zero when none does. */
    Duration oldestUnacknowledged() {
        long now = System.nanoTime();
        return Duration.ofNanos(now - arrivals.oldestNanos(now));
    }

    /** Device messages that wait for our PUBACK. */
    int unacknowledged() {
        return arrivals.unacknowledged();
    }

    private static long hash(DeviceMessage message) {
        return message.sha256() == null
                ? PayloadHash.of(message.payload())
                : PayloadHash.of(message.sha256().getBytes(StandardCharsets.US_ASCII));
    }

    @SuppressWarnings("CatchingUnchecked") // a timer that fails once never runs again
    private void closeAged() {
        lock.lock();
        try {
            if (backlog.isBatchLost()) {
                numbers.beginEpoch();
                backlog.epochBegins(numbers.acquirer(), numbers.epoch());
            }
            closeDue();
        } catch (RuntimeException | Error e) {
            LOG.error("a batch could not be closed", e);
        } finally {
            lock.unlock();
        }
    }

    private void closeDue() {
        long maxDelayNanos = draining ? 0 : properties.maxDelay().toNanos();
        if (refusals.isDue(System.nanoTime()) || (draining && !refusals.isEmpty())) {
            refusals.end(System.nanoTime()).forEach(waiting::add);
        }
        while (inFlight.size() < properties.maxInFlight()
                && waiting.isDue(System.nanoTime(), maxDelayNanos)) {
            close();
        }
    }

    private void close() {
        List<Waiting> entries = waiting.cut();
        Batch frame = numbers.next(entries.size());
        OutgoingBatch batch = OutgoingBatch.of(++lastSerial, frame, entries, System.nanoTime());
        inFlight.put(batch.serial(), batch);
        changed.signalAll();
        send(batch);
    }

    private void send(OutgoingBatch batch) {
        sender.send(batch.encoded(), code -> outcome(batch, code));
    }

    private void outcome(OutgoingBatch batch, int code) {
        if (BatchSender.isTaken(code)) {
            taken(batch);
        } else {
            refusedCode = code;
            metrics.sentAgain(code);
            sendLater(batch);
        }
    }

    private void taken(OutgoingBatch batch) {
        refusedCode = 0;
        arrivals.handedOver(batch.arrivals());
        backlog.taken(batch.epoch(), batch.number(), batch.encoded().length);
        metrics.handedOver(batch);
        lock.lock();
        try {
            inFlight.remove(batch.serial());
            closeDue();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void sendLater(OutgoingBatch batch) {
        try {
            timer.schedule(
                    () -> send(batch), properties.retryDelay().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopped before batch {} was taken", batch.number());
        }
    }
}

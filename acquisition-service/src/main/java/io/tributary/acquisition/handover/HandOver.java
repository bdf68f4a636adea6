package io.tributary.acquisition.handover;

import io.tributary.acquisition.telemetry.PayloadHash;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * <p>Threads: {@link #take} on the MQTT callback thread, which it blocks while too many batches are
 * in flight (that is the back pressure: the broker then keeps the rest); outcomes on the sending
 * client's thread; a timer closes batches.
 */
public final class HandOver {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    /** JSON around the values of one entry, for the estimate of a batch's size. */
    private static final int ENTRY_OVERHEAD_BYTES = 200;

    private final String acquirer;
    private final String epoch;
    private final HandOverProperties properties;
    private final int maxMessages;
    private final BatchSender sender;
    private final Arrivals arrivals = new Arrivals();
    private final ScheduledExecutorService timer;
    private final HandOverMetrics metrics;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SortedMap<Long, OutgoingBatch> inFlight = new TreeMap<>();
    private OpenBatch open = new OpenBatch();
    private long lastNumber;
    private long cumulative;
    private boolean draining;

    HandOver(
            String acquirer,
            String epoch,
            HandOverProperties properties,
            int receiveMaximum,
            BatchSender sender,
            ScheduledExecutorService timer,
            HandOverMetrics metrics) {
        this.acquirer = acquirer;
        this.epoch = epoch;
        this.properties = properties;
        this.maxMessages = Math.max(1, Math.min(properties.maxMessages(), receiveMaximum / 2));
        this.sender = sender;
        this.timer = timer;
        this.metrics = metrics;
    }

    void start() {
        long nanos = Math.max(1_000_000, properties.maxDelay().toNanos() / 2);
        timer.scheduleAtFixedRate(this::closeAged, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Takes a device message. Blocks while {@code maxInFlight} batches wait for their PUBACK. While
     * draining it takes nothing: the broker keeps the message.
     *
     * @param decoded makes the entry; not called for a message that is already on its way
     */
    public void take(DeviceMessage message, Supplier<BatchEntry> decoded) {
        lock.lock();
        try {
            while (!draining && inFlight.size() >= properties.maxInFlight()) {
                changed.awaitUninterruptibly();
            }
            if (draining) {
                return;
            }
            Arrival arrival = arrival(message);
            if (arrival == null) {
                metrics.redelivered();
                return;
            }
            BatchEntry entry = decoded.get();
            metrics.taken(entry);
            open.add(
                    entry,
                    arrival,
                    ENTRY_OVERHEAD_BYTES + 2 * message.payload().length,
                    System.nanoTime());
            boolean urgent = entry instanceof BatchEntry.DeviceEvent;
            if (urgent || open.isFull(maxMessages, properties.maxSize().toBytes())) {
                close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The connection on which device messages arrive is gone. */
    public void connectionLost() {
        arrivals.connectionLost();
    }

    /**
     * Takes nothing more, sends what is open, and waits until all of it is acknowledged or the time
     * is over.
     */
    void drain(Duration patience) {
        lock.lock();
        try {
            draining = true;
            if (!open.isEmpty()) {
                close();
            }
            changed.signalAll();
            long nanos = patience.toNanos();
            while (!inFlight.isEmpty() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            LOG.info("hand-over drained, batches left to the next start: {}", inFlight.size());
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

    /** Age of the oldest batch that waits for its PUBACK; zero when none does. */
    Duration oldestInFlight() {
        lock.lock();
        try {
            return inFlight.values().stream()
                    .findFirst()
                    .map(batch -> Duration.ofNanos(System.nanoTime() - batch.closedAtNanos()))
                    .orElse(Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    /** Device messages that wait for our PUBACK. */
    int unacknowledged() {
        return arrivals.unacknowledged();
    }

    private @Nullable Arrival arrival(DeviceMessage message) {
        return message.qos() == 0
                ? new Arrival(message, 0)
                : arrivals.arrived(message, PayloadHash.of(message.payload()));
    }

    private void closeAged() {
        lock.lock();
        try {
            if (open.isOlderThan(properties.maxDelay().toNanos(), System.nanoTime())) {
                close();
            }
        } catch (RuntimeException e) {
            LOG.error("a batch could not be closed", e);
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        lastNumber++;
        cumulative += open.entries.size();
        OutgoingBatch batch =
                OutgoingBatch.of(
                        new Batch(acquirer, epoch, lastNumber, cumulative, open.entries),
                        open.arrivals,
                        System.nanoTime());
        open = new OpenBatch();
        inFlight.put(batch.number(), batch);
        send(batch);
    }

    private void send(OutgoingBatch batch) {
        sender.send(batch.encoded(), code -> outcome(batch, code));
    }

    private void outcome(OutgoingBatch batch, int code) {
        boolean taken =
                code >= 0
                        && code < BatchSender.REFUSED
                        && code != BatchSender.NO_MATCHING_SUBSCRIBERS;
        if (taken) {
            arrivals.handedOver(batch.arrivals());
            metrics.handedOver(batch);
            lock.lock();
            try {
                inFlight.remove(batch.number());
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            return;
        }
        metrics.sentAgain(code);
        if (!timer.isShutdown()) {
            timer.schedule(
                    () -> send(batch), properties.retryDelay().toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}

package io.tributary.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes a workload at QoS 1 over some connections, on one thread. Message {@code n} is due at
 * {@code n / rate} seconds after the start, whatever became of those before it; at rate 0 each is
 * due as soon as its connection has room in its window of messages without PUBACK.
 *
 * <p>MQTT 3.1.1, written by hand: a client library would take more of the processor than what is
 * measured.
 */
public final class MqttLoad implements AutoCloseable {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What is due within it is written together: so much later than due at most. */
    private static final long TICK_NANOS = 500_000;

    private static final long MOST_MILLIS = 5;

    private final Workload workload;
    private final Selector selector;
    private final List<LoadConnection> connections = new ArrayList<>();
    private final Set<LoadConnection> unwritten = new LinkedHashSet<>();
    private long next;
    private long acknowledged;
    private volatile long first;
    private volatile double rate;
    private volatile long startNanos;
    private volatile long lateMaxNanos;

    /**
     * Connects.
     *
     * @param window messages of a connection without PUBACK; those beyond wait here
     */
    public MqttLoad(
            Workload workload,
            InetSocketAddress broker,
            String user,
            String password,
            int connectionCount,
            int window)
            throws IOException {
        this.workload = workload;
        this.selector = Selector.open();
        for (int i = 0; i < connectionCount; i++) {
            LoadConnection connection =
                    LoadConnection.open(broker, workload.run() + "-" + i, user, password, window);
            connection.register(selector);
            connections.add(connection);
        }
        for (int device = 0; device < workload.devices(); device++) {
            connections.get(device % connectionCount).plays(device, workload);
        }
    }

    /** When message 0 was due, as {@link System#nanoTime()} has it. */
    public long startNanos() {
        return startNanos;
    }

    /** When that message of the last run was due, as {@link System#nanoTime()} has it. */
    public long dueNanos(long message) {
        return startNanos + (long) ((message - first) / rate * NANOS);
    }

    /** How much later than due a message was written at most. */
    public long lateMaxNanos() {
        return lateMaxNanos;
    }

    /**
     * Publishes so many messages, and returns when all are acknowledged.
     *
     * @param rate messages a second; 0 for as many as the windows permit
     */
    public void publish(long count, double rate) throws IOException {
        long end = next + count;
        this.first = next;
        this.rate = rate;
        this.lateMaxNanos = 0;
        startNanos = System.nanoTime();
        while (next < end || acknowledged < end) {
            boolean moved = writeDue(end);
            if (rate > 0) {
                LockSupport.parkNanos(TICK_NANOS);
                exchange(0);
            } else {
                exchange(exchange(0) || moved ? 0 : MOST_MILLIS);
            }
        }
    }

    private boolean writeDue(long end) {
        long now = System.nanoTime();
        long due =
                rate == 0
                        ? end
                        : Math.min(
                                end,
                                first + 1 + (long) ((now - startNanos) / (double) NANOS * rate));
        boolean wrote = false;
        while (next < due) {
            int device = (int) (next % workload.devices());
            LoadConnection connection = connections.get(device % connections.size());
            if (!connection.put(device, next / workload.devices() + 1)) {
                break;
            }
            if (rate > 0) {
                long late = now - startNanos - (long) ((next - first) / rate * NANOS);
                lateMaxNanos = Math.max(lateMaxNanos, late);
            }
            unwritten.add(connection);
            next++;
            wrote = true;
        }
        return wrote;
    }

    private boolean exchange(long millis) throws IOException {
        boolean moved = false;
        for (Iterator<LoadConnection> all = unwritten.iterator(); all.hasNext(); ) {
            if (all.next().flush()) {
                all.remove();
            }
        }
        int ready = millis == 0 ? selector.selectNow() : selector.select(millis);
        if (ready > 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                int count = ((LoadConnection) key.attachment()).read();
                acknowledged += count;
                moved |= count > 0;
            }
            selector.selectedKeys().clear();
        }
        return moved;
    }

    @Override
    public void close() throws IOException {
        for (LoadConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}

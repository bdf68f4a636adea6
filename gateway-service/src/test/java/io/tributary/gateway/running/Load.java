package io.tributary.gateway.running;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.BatchEntry;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A device that sends without pause: messages 1 to n, each with its own number as its value. */
final class Load implements AutoCloseable {

    private static final int MESSAGES_PER_BATCH = 20;
    private static final long PAUSE_MILLIS = 5;

    private final Acquirer acquirer;
    private final DeviceId device = DeviceId.of("load-" + UUID.randomUUID());
    private final CompletableFuture<Long> sent = new CompletableFuture<>();
    private volatile boolean stopping;

    private Load(Acquirer acquirer) {
        this.acquirer = acquirer;
    }

    static Load start(Acquirer acquirer) {
        Load load = new Load(acquirer);
        Thread.ofPlatform().name("load").daemon().start(load::run);
        return load;
    }

    /** In how many batches so many messages are sent. */
    static long batches(long messages) {
        return messages / MESSAGES_PER_BATCH;
    }

    DeviceId device() {
        return device;
    }

    /** Ends; returns how many messages the broker has taken. */
    long stop() throws Exception {
        stopping = true;
        return sent.get(30, TimeUnit.SECONDS);
    }

    private void run() {
        long seq = 0;
        try {
            while (!stopping) {
                BatchEntry[] entries = new BatchEntry[MESSAGES_PER_BATCH];
                for (int i = 0; i < entries.length; i++) {
                    seq++;
                    entries[i] = Acquirer.temperature(device, seq);
                }
                acquirer.send(entries);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            sent.complete(seq);
        } catch (Exception e) {
            sent.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        stopping = true;
    }
}

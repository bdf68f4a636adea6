package io.tributary.benchmarks.reads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Many clients of the live stream on one thread. */
final class StreamClients implements AutoCloseable {

    /** What a slow client takes in a second. */
    static final int SLOW_BYTES = 8 * 1024;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Stage stage;
    private final int devices;
    private final Selector selector;
    private final Queue<StreamClient> arriving = new ConcurrentLinkedQueue<>();
    private final List<StreamClient> lively = new CopyOnWriteArrayList<>();
    private final List<StreamClient> slow = new CopyOnWriteArrayList<>();
    private final List<StreamClient> silent = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;
    private final byte[] buffer = new byte[256 * 1024];
    private final byte[] sip = new byte[SLOW_BYTES];

    StreamClients(Stage stage, int devices) throws IOException {
        this.stage = stage;
        this.devices = devices;
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().name("stream-clients").daemon().start(this::run);
    }

    /** Adds clients that take all they get. */
    void openLively(int count, Delivered delivered) throws IOException {
        for (int i = 0; i < count; i++) {
            StreamClient client = new StreamClient(stage, devices, false, delivered);
            lively.add(client);
            arriving.add(client);
            selector.wakeup();
        }
    }

    /** Adds clients that take {@value #SLOW_BYTES} bytes a second. */
    void openSlow(int count, Delivered delivered) throws IOException {
        for (int i = 0; i < count; i++) {
            slow.add(new StreamClient(stage, devices, true, delivered));
        }
    }

    /** Adds clients that take nothing. */
    void openSilent(int count, Delivered delivered) throws IOException {
        for (int i = 0; i < count; i++) {
            silent.add(new StreamClient(stage, devices, true, delivered));
        }
    }

    /** How many of those that take all have not the newest value of every device. */
    long wrong(long[] truth) {
        return lively.stream().filter(client -> !client.has(truth)).count();
    }

    /** How many of those that take nothing were given up, which is found out by reading on. */
    long givenUp() {
        return silent.stream().filter(StreamClients::isEnded).count();
    }

    private static boolean isEnded(StreamClient client) {
        byte[] all = new byte[64 * 1024];
        for (int i = 0; i < 100; i++) {
            if (!client.read(all)) {
                return true;
            }
        }
        return false;
    }

    private void run() {
        try {
            long sipAt = System.nanoTime() + SECOND;
            while (!closed) {
                selector.select(this::take, 100);
                for (StreamClient next = arriving.poll(); next != null; next = arriving.poll()) {
                    next.channel().register(selector, SelectionKey.OP_READ, next);
                }
                if (System.nanoTime() - sipAt >= 0) {
                    sipAt += SECOND;
                    sip();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sip() throws IOException {
        for (StreamClient client : slow) {
            if (!client.read(sip)) {
                client.again();
            }
        }
    }

    private void take(SelectionKey key) {
        StreamClient client = (StreamClient) key.attachment();
        if (!client.read(buffer)) {
            key.cancel();
            try {
                client.again();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            arriving.add(client);
        }
    }
}

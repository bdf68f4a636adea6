package io.tributary.mqtt.packet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The packets of the broker, on their way to Paho, which gets all of them but what is published:
 * that is handed over here, on the thread that reads. Paho would read it byte by byte, pass it to
 * another thread through a queue of ten, and its receiver dies, and with it the whole inflow until
 * the broker sends the same again, on things that brokers pass on from any device: correlation data
 * of 32 KiB or more, control characters in a property.
 *
 * <p>Used by one thread.
 */
public final class IncomingPackets extends InputStream {

    /**
     * Paho waits for each of its threads to run, looking every 100 ms, for ever when it ended
     * before: the end of a stream that has only just begun is told late.
     */
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(2);

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int PUBLISH = 3;

    /** The broker's packets for Paho are small. */
    private static final int MAX_OTHER_BYTES = 1024 * 1024;

    private final InputStream network;
    private final DataInputStream body;
    private final PayloadLimit limit;
    private final Consumer<Publish> publishes;
    private final long openedNanos = System.nanoTime();
    private byte[] packet = {};
    private int position;

    /**
     * @param limit of a payload
     * @param publishes gets what is published, in order; throws nothing
     */
    public IncomingPackets(InputStream network, PayloadLimit limit, Consumer<Publish> publishes) {
        this.network = new BufferedInputStream(network, BUFFER_BYTES);
        this.body = new DataInputStream(new Patient(this.network));
        this.limit = limit;
        this.publishes = publishes;
    }

    @Override
    public int read() throws IOException {
        if (position == packet.length) {
            next();
        }
        return packet[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length > 0 && position == packet.length) {
            next();
        }
        int count = Math.min(length, packet.length - position);
        System.arraycopy(packet, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return packet.length - position;
    }

    @Override
    public void close() throws IOException {
        network.close();
    }

    /** Returns with a packet for Paho. */
    private void next() throws IOException {
        try {
            int first = first();
            while (first >> 4 == PUBLISH) {
                publishes.accept(PublishReader.read(first, rest(), limit));
                first = first();
            }
            packet = other(first, rest());
            position = 0;
        } catch (SocketTimeoutException e) {
            throw e; // nothing came; Paho asks again
        } catch (IOException e) {
            outliveStart();
            throw e;
        }
    }

    private int first() throws IOException {
        int first = network.read();
        if (first < 0) {
            throw new EOFException("the broker closed the connection");
        }
        return first;
    }

    private Remainder rest() throws IOException {
        return new Remainder(body, Remainder.ofLength(body).variableInt());
    }

    private static byte[] other(int first, Remainder in) throws IOException {
        if (in.left() > MAX_OTHER_BYTES) {
            throw new IOException("a packet of " + in.left() + " bytes that is no PUBLISH");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(first);
        int length = in.left();
        do {
            int digit = length & 0x7f;
            length >>>= 7;
            whole.write(length == 0 ? digit : digit | 0x80);
        } while (length != 0);
        whole.writeBytes(in.bytes(in.left()));
        return whole.toByteArray();
    }

    private void outliveStart() {
        long left = SHORTEST_LIFE.toNanos() - (System.nanoTime() - openedNanos);
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, left)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Within a packet a pause of the network is no reason to stop. */
    private static final class Patient extends FilterInputStream {

        Patient(InputStream network) {
            super(network);
        }

        @Override
        public int read() throws IOException {
            while (true) {
                try {
                    return in.read();
                } catch (SocketTimeoutException e) {
                    // Paho's pings notice when it is for good, and close the socket.
                }
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (true) {
                try {
                    return in.read(target, offset, length);
                } catch (SocketTimeoutException e) {
                    // as above
                }
            }
        }
    }
}

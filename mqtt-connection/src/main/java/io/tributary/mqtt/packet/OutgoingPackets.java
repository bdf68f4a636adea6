package io.tributary.mqtt.packet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * What goes to the broker: Paho's packets, each in one piece, and between them our PUBACKs, which
 * need not pass Paho's queue and thread one by one. A packet of Paho's is written when it flushes,
 * which it does after each.
 *
 * <p>Safe for use by Paho's sending thread and, for acknowledgements, any other. Writing blocks
 * while the broker reads nothing: acknowledgements are few bytes, and fit into the socket's buffer
 * as long as the receive maximum is no more than some 20,000.
 */
public final class OutgoingPackets extends OutputStream {

    private static final byte PUBACK = 0x40;

    /** The packet id alone: no reason code means success (MQTT 5, section 3.4.2.1). */
    private static final byte PUBACK_LENGTH = 2;

    private static final int KEPT_BYTES = 64 * 1024;

    private final OutputStream network;
    private final Bytes paho = new Bytes();
    private final Bytes acknowledgements = new Bytes();
    private final Object writing = new Object();

    public OutgoingPackets(OutputStream network) {
        this.network = network;
    }

    @Override
    public void write(int b) {
        paho.add((byte) b);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        paho.add(source, offset, length);
    }

    @Override
    public void flush() throws IOException {
        synchronized (writing) {
            paho.writeTo(network);
        }
    }

    /** Adds a PUBACK to those that {@link #flushAcknowledgements()} sends. */
    public void acknowledge(int packetId) {
        synchronized (acknowledgements) {
            acknowledgements.add(PUBACK);
            acknowledgements.add(PUBACK_LENGTH);
            acknowledgements.add((byte) (packetId >> 8));
            acknowledgements.add((byte) packetId);
        }
    }

    /** Sends the PUBACKs that were added, in their order. */
    public void flushAcknowledgements() throws IOException {
        synchronized (writing) {
            synchronized (acknowledgements) {
                acknowledgements.writeTo(network);
            }
        }
    }

    @Override
    public void close() throws IOException {
        network.close();
    }

    private static final class Bytes {

        private byte[] bytes = new byte[1024];
        private int length;

        void add(byte b) {
            require(1);
            bytes[length++] = b;
        }

        void add(byte[] source, int offset, int count) {
            require(count);
            System.arraycopy(source, offset, bytes, length, count);
            length += count;
        }

        private void require(int count) {
            if (length + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
            }
        }

        void writeTo(OutputStream network) throws IOException {
            if (length == 0) {
                return;
            }
            int count = length;
            length = 0;
            network.write(bytes, 0, count);
            network.flush();
            if (bytes.length > KEPT_BYTES) {
                bytes = new byte[KEPT_BYTES];
            }
        }
    }
}

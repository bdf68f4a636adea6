package io.tributary.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** One MQTT 3.1.1 connection that only publishes (OASIS MQTT 3.1.1, sections 3.1, 3.3 and 3.4). */
final class LoadConnection {

    private static final int CONNECT = 0x10;
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final int PUBACK = 0x40;
    private static final int PUBACK_LENGTH = 4;
    private static final int CLEAN_USER_PASSWORD = 0xC2;
    private static final int BUFFER = 32 * 1024;

    private final SocketChannel channel;
    private final int window;
    private final ByteBuffer out;
    private final ByteBuffer in;
    private final Map<Integer, byte[]> packets = new HashMap<>();
    private long sent;
    private long acknowledged;

    private LoadConnection(SocketChannel channel, int window) {
        this.channel = channel;
        this.window = window;
        int bytes = Math.clamp(window * 256L, 2 * 1024, BUFFER);
        this.out = ByteBuffer.allocate(bytes);
        this.in = ByteBuffer.allocate(bytes);
    }

    static LoadConnection open(
            InetSocketAddress broker, String clientId, String user, String password, int window)
            throws IOException {
        SocketChannel channel = SocketChannel.open(broker);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeUTF("MQTT");
        data.writeByte(4);
        data.writeByte(CLEAN_USER_PASSWORD);
        data.writeShort(0);
        data.writeUTF(clientId);
        data.writeUTF(user);
        data.writeUTF(password);
        ByteBuffer packet = ByteBuffer.allocate(body.size() + 5);
        packet.put((byte) CONNECT);
        putLength(packet, body.size());
        packet.put(body.toByteArray()).flip();
        while (packet.hasRemaining()) {
            channel.write(packet);
        }
        ByteBuffer answer = ByteBuffer.allocate(4);
        while (answer.hasRemaining()) {
            if (channel.read(answer) < 0) {
                throw new EOFException("the broker closed the connection");
            }
        }
        if (answer.get(3) != 0) {
            throw new IOException("the broker refuses the connection, code " + answer.get(3));
        }
        return new LoadConnection(channel, window);
    }

    void register(Selector selector) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** From now on it speaks for this device, too. */
    void plays(int device, Workload workload) {
        byte[] topic = workload.topic(device);
        byte[] head = workload.payloadHead(device);
        int length = 2 + topic.length + 2 + workload.payloadLength(device);
        ByteBuffer packet = ByteBuffer.allocate(length + 5);
        packet.put((byte) PUBLISH_QOS_1);
        putLength(packet, length);
        packet.putShort((short) topic.length).put(topic).putShort((short) 0).put(head);
        packet.position(packet.position() + workload.payloadLength(device) - head.length);
        byte[] bytes = new byte[packet.position()];
        packet.flip().get(bytes);
        packets.put(device, bytes);
    }

    /** False while there is no room in the window or in the buffer. */
    boolean put(int device, long seq) {
        byte[] packet = Objects.requireNonNull(packets.get(device));
        if (sent - acknowledged >= window || out.remaining() < packet.length) {
            return false;
        }
        int start = out.position();
        out.put(packet);
        Workload.putTail(out.array(), out.position(), seq);
        int lengthBytes = packet[1] < 0 ? 2 : 1;
        int topicAt = start + 1 + lengthBytes;
        int id = topicAt + 2 + out.getShort(topicAt);
        out.putShort(id, (short) (sent % 0xFFFF + 1));
        sent++;
        return true;
    }

    /** Whether the socket took all of it. */
    boolean flush() throws IOException {
        out.flip();
        channel.write(out);
        out.compact();
        return out.position() == 0;
    }

    /** How many acknowledgements came. */
    int read() throws IOException {
        long before = acknowledged;
        int count = channel.read(in);
        if (count < 0) {
            throw new EOFException("the broker closed a connection");
        }
        in.flip();
        while (in.remaining() >= PUBACK_LENGTH) {
            if ((in.get() & 0xF0) != PUBACK) {
                throw new IOException("the broker sent something other than a PUBACK");
            }
            in.position(in.position() + PUBACK_LENGTH - 1);
            acknowledged++;
        }
        in.compact();
        return (int) (acknowledged - before);
    }

    void close() throws IOException {
        channel.close();
    }

    private static void putLength(ByteBuffer target, int length) {
        int rest = length;
        do {
            int digit = rest % 128;
            rest /= 128;
            target.put((byte) (rest > 0 ? digit | 0x80 : digit));
        } while (rest > 0);
    }
}

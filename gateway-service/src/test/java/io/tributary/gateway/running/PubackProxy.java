package io.tributary.gateway.running;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between a client and the broker, on which the broker's answers to commands may get
 * lost, or be others than the broker would give.
 */
final class PubackProxy implements Closeable {

    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;

    /** What happens to the answer to a command. */
    enum Answers {
        PASS,
        LOST,
        QUOTA_EXCEEDED
    }

    private final ServerSocket server;
    private final int broker;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Answers answers = Answers.PASS;

    PubackProxy(String brokerUrl) throws IOException {
        this.broker = URI.create(brokerUrl).getPort();
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    void answers(Answers now) {
        answers = now;
    }

    /** Breaks all connections. */
    void cut() {
        open.forEach(PubackProxy::close);
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), broker);
                Set<Integer> commands = ConcurrentHashMap.newKeySet();
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> pump(near, far, commands));
                Thread.ofVirtual().start(() -> pump(far, near, commands));
            } catch (IOException e) {
                // closed, or the broker is away: the client tries again
            }
        }
    }

    /**
     * @param commands packet ids of the commands that are on their way
     */
    private void pump(Socket from, Socket to, Set<Integer> commands) {
        try {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            while (true) {
                int header = in.readUnsignedByte();
                byte[] body = new byte[length(in)];
                in.readFully(body);
                if (header >> 4 == PUBLISH && (header & 0x06) != 0) {
                    note(ByteBuffer.wrap(body), commands);
                }
                byte[] packet = header >> 4 == PUBACK ? answer(body, commands) : body;
                if (packet != null) {
                    write(out, header, packet);
                }
            }
        } catch (IOException e) {
            // cut, or ended
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void note(ByteBuffer publish, Set<Integer> commands) {
        byte[] topic = new byte[publish.getShort()];
        publish.get(topic);
        if (new String(topic, StandardCharsets.UTF_8).startsWith("cmnd/")) {
            commands.add((int) publish.getShort());
        }
    }

    private byte @org.jspecify.annotations.Nullable [] answer(byte[] body, Set<Integer> commands) {
        if (!commands.remove((int) ByteBuffer.wrap(body).getShort())) {
            return body;
        }
        return switch (answers) {
            case PASS -> body;
            case LOST -> null;
            case QUOTA_EXCEEDED -> new byte[] {body[0], body[1], (byte) 0x97};
        };
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int digit = in.readUnsignedByte();
            length |= (digit & 0x7f) << shift;
            if (digit < 0x80) {
                return length;
            }
        }
    }

    private static void write(OutputStream out, int header, byte[] body) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(body.length + 5).put((byte) header);
        int left = body.length;
        do {
            int digit = left & 0x7f;
            left >>= 7;
            packet.put((byte) (left > 0 ? digit | 0x80 : digit));
        } while (left > 0);
        packet.put(body);
        out.write(packet.array(), 0, packet.position());
        out.flush();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone
        }
    }
}

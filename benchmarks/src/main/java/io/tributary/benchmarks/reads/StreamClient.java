package io.tributary.benchmarks.reads;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One client of the live stream, driven by the thread of {@link StreamClients}. */
final class StreamClient implements EventLines.Readings {

    /** Of one that is slow, so that not all of it waits in the kernel. */
    private static final int SMALL_BUFFER = 16 * 1024;

    private final Stage stage;
    private final boolean small;
    private final Delivered delivered;
    private final long[] newest;
    private SocketChannel channel;
    private EventLines lines = new EventLines(this);
    private long now;

    StreamClient(Stage stage, int devices, boolean small, Delivered delivered) throws IOException {
        this.stage = stage;
        this.small = small;
        this.delivered = delivered;
        this.newest = new long[devices];
        this.channel = connect();
    }

    private SocketChannel connect() throws IOException {
        URI dashboard = stage.address();
        SocketChannel connection = SocketChannel.open();
        if (small) {
            connection.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
        }
        connection.connect(new InetSocketAddress(dashboard.getHost(), dashboard.getPort()));
        connection.write(
                ByteBuffer.wrap(
                        """
                        GET /api/v1/sites/%s/stream HTTP/1.1\r
                        Host: %s\r
                        Authorization: %s\r
                        Accept: text/event-stream\r
                        \r
                        """
                                .formatted(
                                        ReadSite.SITE,
                                        dashboard.getAuthority(),
                                        stage.authorization())
                                .getBytes(StandardCharsets.US_ASCII)));
        connection.configureBlocking(false);
        return connection;
    }

    SocketChannel channel() {
        return channel;
    }

    /**
     * Takes what is there, as much as fits into the buffer.
     *
     * @return whether the connection still stands
     */
    boolean read(byte[] buffer) {
        try {
            int count = channel.read(ByteBuffer.wrap(buffer));
            now = System.nanoTime();
            lines.take(buffer, Math.max(0, count));
            return count >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Connects anew after the connection was ended. */
    void again() throws IOException {
        delivered.dropped();
        channel.close();
        lines = new EventLines(this);
        channel = connect();
    }

    @Override
    public void read(int device, long value, boolean live) {
        synchronized (newest) {
            newest[device] = value;
        }
        if (live) {
            delivered.came(device, value, now);
        }
    }

    @Override
    public void refused(String status) {
        throw new IllegalStateException("the live stream was answered " + status);
    }

    /** Whether it has the newest value of every device. */
    boolean has(long[] truth) {
        synchronized (newest) {
            return Arrays.equals(newest, truth);
        }
    }
}

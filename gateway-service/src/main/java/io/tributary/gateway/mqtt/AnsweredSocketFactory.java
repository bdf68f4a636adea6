package io.tributary.gateway.mqtt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Makes sockets that fail where the other side accepts the connection and then says nothing. Paho
 * waits for the answer to its CONNECT for ever, and meanwhile tries no other connection.
 */
final class AnsweredSocketFactory extends SocketFactory {

    /** So often a read is interrupted to look at the time. */
    private static final int LOOK_MILLIS = 1_000;

    private final Duration patience;

    /**
     * @param patience until the first byte
     */
    AnsweredSocketFactory(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Socket createSocket() {
        return new AnsweredSocket(patience);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host, port, new InetSocketAddress(0).getAddress(), 0);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(local, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class AnsweredSocket extends Socket {

        private final Duration patience;

        AnsweredSocket(Duration patience) {
            this.patience = patience;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (getSoTimeout() == 0) {
                setSoTimeout(LOOK_MILLIS);
            }
            return new AnsweredInputStream(super.getInputStream(), patience);
        }
    }

    /** Fails where the first byte does not come in time. */
    private static final class AnsweredInputStream extends FilterInputStream {

        private final Duration patience;
        private final long openedNanos = System.nanoTime();
        private boolean answered;

        AnsweredInputStream(InputStream in, Duration patience) {
            super(in);
            this.patience = patience;
        }

        @Override
        public int read() throws IOException {
            try {
                int read = super.read();
                answered = true;
                return read;
            } catch (SocketTimeoutException e) {
                throw silence(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = super.read(bytes, offset, length);
                answered = true;
                return read;
            } catch (SocketTimeoutException e) {
                throw silence(e);
            }
        }

        private IOException silence(SocketTimeoutException e) {
            boolean over = System.nanoTime() - openedNanos > patience.toNanos();
            return !answered && over
                    ? new IOException("the broker accepts and does not answer", e)
                    : e;
        }
    }
}

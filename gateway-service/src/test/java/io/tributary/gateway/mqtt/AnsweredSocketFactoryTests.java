package io.tributary.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnsweredSocketFactoryTests {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final AnsweredSocketFactory factory = new AnsweredSocketFactory(PATIENCE);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void serverThatAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (Socket socket = factory.createSocket()) {
            InputStream in = connected(socket);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () ->
                                    assertThatIOException()
                                            .isThrownBy(() -> in.read(new byte[4]))
                                            .withMessageContaining("does not answer"));
        }
    }

    @Test
    void serverThatAnsweredMayBeSilent() throws IOException {
        try (Socket socket = factory.createSocket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            socket.setSoTimeout(20);
            InputStream in = socket.getInputStream();
            accepted.getOutputStream().write(7);
            assertThat(in.read()).isEqualTo(7);
            long started = System.nanoTime();
            while (System.nanoTime() - started < 2 * PATIENCE.toNanos()) {
                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
            }
        }
    }

    @Test
    void readsAreInterruptedEvenWhereNobodyAskedForIt() throws IOException {
        try (Socket socket = factory.createSocket("127.0.0.1", server.getLocalPort())) {
            assertThat(socket.getInputStream()).isNotNull();
            assertThat(socket.getSoTimeout()).isPositive();
        }
    }

    private InputStream connected(Socket socket) throws IOException {
        socket.connect(server.getLocalSocketAddress());
        socket.setSoTimeout(20);
        return socket.getInputStream();
    }
}

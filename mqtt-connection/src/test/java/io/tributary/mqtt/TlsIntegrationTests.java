package io.tributary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.mqtt.packet.PayloadLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whom a service takes for its broker, and what it says of one that it does not. */
@ExtendWith(OutputCaptureExtension.class)
class TlsIntegrationTests {

    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};
    private static final byte[] WRONG_PASSWORD = {0x20, 3, 0, (byte) 0x86, 0};
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @TempDir private Path directory;

    /** Bytes of MQTT, which hold the password, that reached whoever listened. */
    private final AtomicInteger told = new AtomicInteger();

    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    private Authority authority;

    @BeforeEach
    void makeAuthority() throws Exception {
        authority = new Authority();
    }

    @Test
    void brokerOfTheAuthorityUnderItsNameIsTrusted() throws Exception {
        try (ServerSocket broker = authority.server("localhost", AN_HOUR.negated(), AN_HOUR);
                Running service = connecting(broker, "ssl", CONNACK)) {
            await().until(service::isConnected);
        }
    }

    @Test
    void connectionThatIsGivenUpLeavesNothingBehind() throws Exception {
        try (ServerSocket broker = authority.server("localhost", AN_HOUR.negated(), AN_HOUR);
                Running service = connecting(broker, "ssl", CONNACK)) {
            await().until(service::isConnected);
            Socket first = clients.getFirst();
            service.connection().renew("a test wants another");
            await().until(() -> clients.size() == 2);
            assertThat(ends(first)).as("though the broker had not ended it").isTrue();
            await().until(() -> receivers() == 1);
        }
    }

    private static boolean ends(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Threads that wait for what a broker says to our client. */
    private static long receivers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("MQTT Rec: tested-tls"))
                .count();
    }

    @Test
    void brokerOfAnotherAuthorityOfTheSameNameIsNot(CapturedOutput log) throws Exception {
        try (ServerSocket broker = new Authority().server("localhost", AN_HOUR.negated(), AN_HOUR);
                Running service = connecting(broker, "ssl", CONNACK)) {
            isRefused(service, log, "set tributary.mqtt.ca-file to the ca.pem");
        }
    }

    @Test
    void expiredCertificateIsRefused(CapturedOutput log) throws Exception {
        try (ServerSocket broker =
                        authority.server("localhost", AN_HOUR.negated(), Duration.ofMinutes(-1));
                Running service = connecting(broker, "ssl", CONNACK)) {
            isRefused(service, log, "has expired: give the broker a new one");
        }
    }

    @Test
    void certificateThatIsNotValidYetIsRefused(CapturedOutput log) throws Exception {
        try (ServerSocket broker = authority.server("localhost", Duration.ofMinutes(5), AN_HOUR);
                Running service = connecting(broker, "ssl", CONNACK)) {
            isRefused(service, log, "set the clock");
        }
    }

    @Test
    void certificateForAnotherHostIsRefused(CapturedOutput log) throws Exception {
        try (ServerSocket broker = authority.server("broker.example", AN_HOUR.negated(), AN_HOUR);
                Running service = connecting(broker, "ssl", CONNACK)) {
            isRefused(service, log, "is for another host: use a name that stands in it");
        }
    }

    @Test
    void brokerThatSpeaksNoTlsIsToldNothing(CapturedOutput log) throws Exception {
        try (ServerSocket broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Running service = connecting(broker, "ssl", CONNACK)) {
            await().untilAsserted(() -> assertThat(log).contains("does not speak TLS"));
            assertThat(service.isConnected()).isFalse();
        }
    }

    @Test
    void passwordThatIsNoLongerTakenIsSaid(CapturedOutput log) throws Exception {
        try (ServerSocket broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Running service = connecting(broker, "tcp", WRONG_PASSWORD)) {
            await().untilAsserted(
                            () ->
                                    assertThat(log)
                                            .contains("set tributary.mqtt.username")
                                            .doesNotContain("s3cret"));
            assertThat(service.isConnected()).isFalse();
        }
    }

    private void isRefused(Running service, CapturedOutput log, String advice) {
        await().untilAsserted(() -> assertThat(log).contains(advice));
        assertThat(service.isConnected()).isFalse();
        assertThat(told).hasValue(0);
    }

    private Running connecting(ServerSocket broker, String scheme, byte[] answer) throws Exception {
        Thread.ofVirtual().start(() -> serve(broker, answer));
        MqttBroker settings =
                new MqttBroker(
                        URI.create(scheme + "://localhost:" + broker.getLocalPort()),
                        "gateway",
                        "s3cret",
                        Duration.ofSeconds(20),
                        scheme.equals("ssl") ? authority.pem(directory) : null);
        MqttConnection connection =
                MqttConnection.withoutSession(
                        settings,
                        "tested-tls",
                        PayloadLimit.of(1_000),
                        new MqttConnectionListener() {});
        connection.start();
        return new Running(connection);
    }

    private void serve(ServerSocket broker, byte[] answer) {
        while (!broker.isClosed()) {
            try {
                Socket client = broker.accept();
                clients.add(client);
                told.addAndGet(client.getInputStream().readNBytes(10).length);
                client.getOutputStream().write(answer);
            } catch (IOException e) {
                // whoever came has left, as it should
            }
        }
    }

    private record Running(MqttConnection connection) implements AutoCloseable {

        boolean isConnected() {
            return connection.isConnected();
        }

        @Override
        public void close() {
            connection.stop();
        }
    }
}

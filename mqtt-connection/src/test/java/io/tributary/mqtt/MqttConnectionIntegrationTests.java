package io.tributary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.mqtt.packet.Packets;
import io.tributary.mqtt.packet.PayloadLimit;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections to what calls itself a broker. */
class MqttConnectionIntegrationTests {

    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};
    private static final byte[] SESSION_TAKEN_OVER = {(byte) 0xE0, 1, (byte) 0x8E};

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final AtomicInteger takenOver = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final List<IMqttAsyncClient> connected = new CopyOnWriteArrayList<>();
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    private final String clientId = "tested-" + COUNT.incrementAndGet();

    private ServerSocket server;
    private MqttConnection connection;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {"tcp://127.0.0.1:" + server.getLocalPort()});
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(1);
        options.setKeepAliveInterval(2);
        connection =
                new MqttConnection(
                        options,
                        clientId,
                        PayloadLimit.of(1000),
                        new Listener(),
                        takenOver::incrementAndGet);
    }

    @AfterEach
    void close() throws IOException {
        connection.stop();
        server.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    @Test
    void brokerThatNeverAnswersIsGivenUpAndTriedAgain() {
        serve(socket -> {});
        connection.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> accepted.size() >= 3);
        assertThat(connected).isEmpty();
        assertThat(lost.get()).isPositive();
    }

    @Test
    void brokerThatClosesAtOnceLeavesNoThreadBehind() {
        serve(Socket::close);
        connection.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> accepted.size() >= 5);
        awaitPauseWithoutThreads();
    }

    @Test
    void everyConnectionHasAClientOfItsOwn() {
        serve(
                socket -> {
                    acceptConnect(socket);
                    socket.close();
                });
        connection.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> connected.size() >= 3);
        assertThat(connected).doesNotHaveDuplicates();
        awaitPauseWithoutThreads();
    }

    @Test
    void messageIsAcknowledgedOnItsOwnConnectionOrNever() throws Exception {
        List<ReceivedMessage> messages = new CopyOnWriteArrayList<>();
        connection.<ReceivedMessage>addDefaultMessageHandler(
                (topic, message) -> messages.add(message));
        serve(
                socket -> {
                    acceptConnect(socket);
                    socket.getOutputStream()
                            .write(
                                    Packets.publish(
                                            2,
                                            Packets.bytes("sense/a"),
                                            9,
                                            new byte[0],
                                            Packets.bytes("x")));
                });
        connection.start();
        await().until(() -> messages.size() == 1);
        Delivery first = messages.getFirst().delivery();
        assertThat(first.isVoid()).isFalse();
        assertThat(first.acknowledge()).isTrue();
        assertThat(read(accepted.getFirst(), 4)).startsWith(0x40, 2, 0, 9);

        accepted.getFirst().close();
        await().until(() -> messages.size() == 2);
        assertThat(first.isVoid()).isTrue();
        assertThat(first.acknowledge()).isFalse();
        assertThat(messages.getLast().delivery().acknowledge()).isTrue();
    }

    @Test
    void messageThatCannotBeTakenEndsTheConnection() {
        connection.<ReceivedMessage>addDefaultMessageHandler(
                (topic, message) -> {
                    throw new IllegalStateException("a defect of ours");
                });
        serve(
                socket -> {
                    acceptConnect(socket);
                    socket.getOutputStream()
                            .write(
                                    Packets.publish(
                                            2,
                                            Packets.bytes("sense/a"),
                                            9,
                                            new byte[0],
                                            new byte[0]));
                });
        connection.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> connected.size() >= 2);
    }

    @Test
    void connectionThatDiesWhileItsReadingThreadIsBlockedIsMadeAgainAndHeard() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger arrived = new AtomicInteger();
        connection.<ReceivedMessage>addDefaultMessageHandler(
                (topic, message) -> {
                    if (arrived.incrementAndGet() == 1) {
                        awaitUninterruptibly(released);
                    }
                });
        serve(
                socket -> {
                    acceptConnect(socket);
                    socket.getOutputStream()
                            .write(
                                    Packets.publish(
                                            2,
                                            Packets.bytes("acquired/0"),
                                            9,
                                            new byte[0],
                                            new byte[0]));
                });
        connection.start();
        await().until(() -> arrived.get() == 1);
        accepted.getFirst().close();
        try {
            await().until(() -> arrived.get() == 2);
            await().until(connection::isConnected);
        } finally {
            released.countDown();
        }
    }

    @Test
    void connectionThatIsOfNoUseIsRenewed() {
        serve(MqttConnectionIntegrationTests::acceptConnect);
        connection.start();
        await().until(connection::isConnected);
        connection.renew("a test wants another");
        await().until(() -> connected.size() == 2);
        assertThat(connected).doesNotHaveDuplicates();
    }

    @Test
    void sessionThatIsTakenOverIsNotTakenBack() {
        serve(
                socket -> {
                    acceptConnect(socket);
                    socket.getOutputStream().write(SESSION_TAKEN_OVER);
                });
        connection.start();
        await().until(() -> takenOver.get() == 1);
        await().during(Duration.ofSeconds(2)).until(() -> accepted.size() == 1);
        assertThat(connection.isRunning()).isFalse();
    }

    @Test
    void stopDoesNotWaitForABrokerThatNeverAnswers() {
        serve(socket -> {});
        connection.start();
        await().until(() -> accepted.size() == 1);
        long start = System.nanoTime();
        connection.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(connection.isRunning()).isFalse();
    }

    @Test
    void firstTryCanBeAwaited() throws Exception {
        serve(MqttConnectionIntegrationTests::acceptConnect);
        connection.start();
        connection.awaitFirstTry(Duration.ofSeconds(30));
        assertThat(connection.isConnected()).isTrue();
        connection.stop();
        server.close();
        connection.start();
        connection.awaitFirstTry(Duration.ofSeconds(30));
        assertThat(connection.isConnected()).isFalse();
    }

    @Test
    void canBeStartedAgain() {
        serve(MqttConnectionIntegrationTests::acceptConnect);
        connection.start();
        await().until(() -> connected.size() == 1);
        connection.stop();
        connection.start();
        await().until(() -> connected.size() == 2);
        assertThat(connection.isConnected()).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void acceptConnect(Socket socket) throws IOException {
        read(socket, 10);
        socket.getOutputStream().write(CONNACK);
    }

    private static byte[] read(Socket socket, int atLeast) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] first = in.readNBytes(atLeast);
        return Packets.concat(first, in.readNBytes(in.available()));
    }

    /** Between one connection and the next there is nothing, unless something was left behind. */
    private void awaitPauseWithoutThreads() {
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(pahoThreads()).isEmpty());
    }

    private List<String> pahoThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith("MQTT "))
                .filter(entry -> entry.getKey().getName().endsWith(": " + clientId))
                .map(entry -> entry.getKey().getName() + Arrays.toString(entry.getValue()))
                .toList();
    }

    private void serve(Conversation conversation) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!server.isClosed()) {
                                try {
                                    Socket socket = server.accept();
                                    accepted.add(socket);
                                    conversation.with(socket);
                                } catch (IOException e) {
                                    // the other side has left
                                }
                            }
                        });
    }

    private interface Conversation {

        void with(Socket socket) throws IOException;
    }

    private final class Listener implements MqttConnectionListener {

        @Override
        public void connected(IMqttAsyncClient client, boolean sessionPresent) {
            connected.add(client);
        }

        @Override
        public void lost() {
            lost.incrementAndGet();
        }
    }
}

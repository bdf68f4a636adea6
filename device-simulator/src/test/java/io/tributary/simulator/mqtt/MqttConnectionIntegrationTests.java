package io.tributary.simulator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttConnectionIntegrationTests {

    private static final MqttTopic STATUS = new MqttTopic("connection/status");

    @TempDir private Path data;

    private @Nullable MqttConnections connections;

    @AfterEach
    void stopTimer() {
        if (connections != null) {
            connections.destroy();
        }
    }

    /** Keeps what it is told. */
    private static class Owner implements ConnectionOwner {

        private final String clientId;
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final List<IncomingMessage> received = new CopyOnWriteArrayList<>();

        Owner(String clientId) {
            this.clientId = clientId;
        }

        @Override
        public String clientId() {
            return clientId;
        }

        @Override
        public Optional<Publication> lastWill() {
            return Optional.of(Publication.retained(STATUS, bytes("offline"), answer -> {}));
        }

        @Override
        public List<MqttTopicFilter> subscriptions() {
            return List.of(new MqttTopicFilter("connection/commands"));
        }

        @Override
        public List<Publication> birth() {
            return List.of(Publication.retained(STATUS, bytes("online"), answer -> {}));
        }

        @Override
        public void received(IncomingMessage message) {
            received.add(message);
        }

        @Override
        public void connected() {
            told.add("connected");
        }

        @Override
        public void disconnected(String why) {
            told.add("disconnected");
        }

        @Override
        public void ended(String why) {
            told.add("ended: " + why);
        }
    }

    @Test
    void cutConnectionFiresTheWillAndReturnsWithItsBirthAndSubscriptions() {
        Owner owner = new Owner("cut");
        try (Watcher watcher = Watcher.of(new MqttTopicFilter("connection/#"));
                MqttConnection connection = connection(owner, TestBroker.url(), "test-only")) {
            connection.open();
            await().until(() -> watcher.payloadsOn(STATUS.value()).contains("online"));

            connection.cut();
            await().until(() -> watcher.payloadsOn(STATUS.value()).contains("offline"));
            watcher.command("connection/commands", "late", "c-1", "connection/answers");
            connection.open();
            await().until(
                            () ->
                                    watcher.payloadsOn(STATUS.value())
                                            .equals(List.of("online", "offline", "online")));
            watcher.command("connection/commands", "now", "c-2", "connection/answers");

            await().until(() -> !owner.received.isEmpty());
            assertThat(owner.received)
                    .singleElement()
                    .satisfies(
                            message -> {
                                assertThat(message.payload()).isEqualTo(bytes("now"));
                                assertThat(message.correlationData()).isEqualTo(bytes("c-2"));
                                assertThat(message.responseTopic())
                                        .isEqualTo(new MqttTopic("connection/answers"));
                                assertThat(message.expiry())
                                        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
                            });
        }
    }

    @Test
    void farewellPublishesTheWillToo() {
        try (Watcher watcher = Watcher.of(new MqttTopicFilter("connection/#"))) {
            MqttConnection connection =
                    connection(new Owner("farewell"), TestBroker.url(), "test-only");
            connection.open();
            await().until(() -> live(watcher).contains("online"));

            connection.close();

            await().until(() -> live(watcher).equals(List.of("online", "offline")));
        }
    }

    @Test
    void deviceWhosePasswordWasChangedTriesAgain() {
        Owner owner =
                new Owner("changed") {
                    @Override
                    public boolean outlastsRefusals() {
                        return true;
                    }
                };
        MqttConnection connection = connection(owner, TestBroker.url(), "guessed");
        connection.open();

        await().until(() -> owner.told.size() > 1);
        assertThat(owner.told).noneMatch(told -> told.startsWith("ended"));
        connection.close();
    }

    @Test
    void wrongPasswordEndsTheConnectionWithAHint() {
        Owner owner = new Owner("wrong");
        MqttConnection connection = connection(owner, TestBroker.url(), "guessed");
        connection.open();

        await().until(() -> !owner.told.isEmpty());
        assertThat(owner.told)
                .singleElement()
                .asString()
                .startsWith("ended: connecting: wrong user name or password")
                .contains("tributary.mqtt.password");
        assertThatExceptionOfType(ConnectionEndedException.class)
                .isThrownBy(() -> connection.put(message(1)));
    }

    @Test
    void clientIdTakenOverEndsTheOlderConnection() {
        Owner older = new Owner("twin");
        MqttConnection first = connection(older, TestBroker.url(), "test-only");
        first.open();
        await().until(first::isConnected);

        try (MqttConnection second = connection(new Owner("twin"), TestBroker.url(), "test-only")) {
            second.open();
            await().until(() -> older.told.size() == 2);
            assertThat(older.told.getLast())
                    .startsWith("ended:")
                    .contains("only one simulator may play a device");
            assertThat(first.isConnected()).isFalse();
        }
    }

    @Test
    void brokerThatIsNotThereExhaustsThePatience() {
        MqttConnection connection =
                connection(new Owner("alone"), "tcp://127.0.0.1:1", "test-only");
        connection.open();

        assertThatExceptionOfType(ConnectionEndedException.class)
                .isThrownBy(connection::awaitConnected)
                .withMessageContaining("no connection to tcp://127.0.0.1:1 within PT3S")
                .withMessageContaining("Connection refused");
        connection.close();
    }

    @Test
    void restartOfTheBrokerLosesNothingThatWasPublished() throws InterruptedException {
        LocalMqttBrokerOptions options =
                LocalMqttBrokerOptions.forTests(data, TestBroker.USERNAME, TestBroker.PASSWORD);
        LocalMqttBroker broker = LocalMqttBroker.start(options);
        LocalMqttBrokerOptions same = options.withPort(broker.port());
        List<Integer> acknowledged = new CopyOnWriteArrayList<>();
        try (MqttConnection connection =
                connection(new Owner("steady"), broker.url(), TestBroker.PASSWORD)) {
            connection.open();
            for (int i = 0; i < 200; i++) {
                connection.put(message(i, acknowledged));
            }
            broker.close();
            for (int i = 200; i < 240; i++) {
                assertThat(connection.offer(message(i, acknowledged))).isTrue();
            }
            broker = LocalMqttBroker.start(same);
            connection.awaitConnected();
            connection.drain();
        } finally {
            broker.close();
        }

        assertThat(acknowledged)
                .containsExactlyElementsOf(IntStream.range(0, 240).boxed().toList());
    }

    private static List<String> live(Watcher watcher) {
        return watcher.seenOn(STATUS.value()).stream()
                .filter(seen -> !seen.retained())
                .map(Watcher.Seen::payload)
                .toList();
    }

    private static Publication message(int number) {
        return Publication.of(
                new MqttTopic("connection/numbers"), bytes("" + number), answer -> {});
    }

    private static Publication message(int number, List<Integer> acknowledged) {
        return Publication.of(
                new MqttTopic("connection/numbers"),
                bytes("" + number),
                answer -> acknowledged.add(number));
    }

    @Test
    void authorityThatCannotBeReadEndsItWithTheFilesName() {
        Owner owner = new Owner("connection-authority");
        connection(owner, "ssl://127.0.0.1:1", TestBroker.PASSWORD, Path.of("no-ca.pem")).open();
        await().untilAsserted(
                        () ->
                                assertThat(owner.told)
                                        .singleElement()
                                        .asString()
                                        .startsWith("ended: ")
                                        .contains("no-ca.pem"));
    }

    private MqttConnection connection(ConnectionOwner owner, String url, String password) {
        return connection(owner, url, password, null);
    }

    private MqttConnection connection(
            ConnectionOwner owner, String url, String password, @Nullable Path authority) {
        if (connections == null) {
            connections =
                    new MqttConnections(
                            new MqttBrokerProperties(
                                    url,
                                    TestBroker.USERNAME,
                                    password,
                                    null,
                                    authority,
                                    Duration.ofSeconds(30),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(url.endsWith(":1") ? 3 : 30)));
        }
        return connections.connection(owner, 50, 500);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

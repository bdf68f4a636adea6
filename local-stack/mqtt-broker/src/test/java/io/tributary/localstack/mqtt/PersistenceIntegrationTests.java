package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceIntegrationTests {

    private static final int QUEUED = 3_000;

    @TempDir private Path data;

    @Test
    void restartKeepsSessionsQueuesAndRetainedMessages() throws MqttException {
        LocalMqttBrokerOptions options = LocalMqttBrokerOptions.forTests(data, "test", "secret");
        try (LocalMqttBroker broker = LocalMqttBroker.start(options)) {
            subscribeAndLeave(broker.url());
            try (Client publisher = connect(broker.url(), "publisher")) {
                sendAll(publisher);
                publisher.publish(
                        "config/kitchen/status",
                        "online".getBytes(StandardCharsets.UTF_8),
                        1,
                        true);
            }
        }
        try (LocalMqttBroker broker = LocalMqttBroker.start(options)) {
            assertNothingIsMissing(broker.url());
            try (Client late = connect(broker.url(), "late")) {
                late.subscribe("config/#");
                await().until(() -> late.received().equals(List.of("online")));
            }
        }
    }

    @Test
    void killedProcessLosesNothingThatItAcknowledged() throws Exception {
        LocalMqttBrokerOptions options =
                LocalMqttBrokerOptions.forTests(data, "test", "secret").withPort(FreePorts.next());
        String url = "tcp://127.0.0.1:" + options.port();
        Process process = start(options);
        try {
            subscribeAndLeave(url);
            try (Client publisher = connect(url, "publisher")) {
                sendAll(publisher);
                process.destroyForcibly().waitFor();
            }
        } finally {
            process.destroyForcibly();
        }
        Process again = start(options);
        try {
            assertNothingIsMissing(url);
        } finally {
            again.destroy();
            assertThat(again.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void subscribeAndLeave(String url) throws MqttException {
        try (Client subscriber = connect(url, "subscriber")) {
            subscriber.subscribe("sense/#");
        }
    }

    private static void sendAll(Client publisher) throws MqttException {
        List<IMqttToken> tokens = new ArrayList<>();
        for (String payload : payloads()) {
            tokens.add(publisher.send("sense/kitchen", payload));
        }
        for (IMqttToken token : tokens) {
            token.waitForCompletion(20_000);
        }
    }

    private static void assertNothingIsMissing(String url) throws MqttException {
        try (Client subscriber = connect(url, "subscriber")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> subscriber.received().size() >= QUEUED);
            assertThat(subscriber.received()).containsExactlyElementsOf(payloads());
        }
    }

    private static List<String> payloads() {
        return IntStream.range(0, QUEUED).mapToObj(Integer::toString).toList();
    }

    private static Client connect(String url, String clientId) throws MqttException {
        return Client.connect(url, clientId, "test", "secret");
    }

    private Process start(LocalMqttBrokerOptions options) throws IOException {
        Process process =
                LocalMqttBroker.processBuilder(options, List.of("-Xmx256m"))
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("out").toFile())
                        .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> accepts(options.port()));
        return process;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

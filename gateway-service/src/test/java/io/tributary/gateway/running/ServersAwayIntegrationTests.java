package io.tributary.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.GatewayApplication;
import io.tributary.localstack.kafka.LocalKafkaBroker;
import io.tributary.localstack.kafka.LocalKafkaBrokerOptions;
import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose Kafka or MQTT broker goes away and comes back. */
class ServersAwayIntegrationTests {

    private static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir Path directory;

    private TestSite site;

    @BeforeEach
    void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        site = TestSite.in(directory);
    }

    @Test
    void kafkaMayComeLateDieAndFreezeAndNothingIsLostOrDoubled() throws Exception {
        int port = FreePorts.next();
        String bootstrapServers = "127.0.0.1:" + port;
        Kafka kafka = new Kafka(bootstrapServers, site.id());
        try (GatewayProcess gateway = GatewayProcess.start(site, Edge.mqttUrl(), bootstrapServers);
                Acquirer acquirer = new Acquirer(Edge.mqttUrl())) {
            await().until(() -> gateway.get("/actuator/health").contains("waiting for Kafka"));
            try (ServerProcess server = kafka(port)) {
                gateway.awaitUp();
                Load load = Load.start(acquirer);
                TimeUnit.MILLISECONDS.sleep(1_500);

                server.kill();
                await().until(() -> gateway.get("/actuator/health").contains("kafkaAwaySince"));
                double journaled = gateway.metric("tributary_gateway_batches_total");
                await().until(
                                () ->
                                        gateway.metric("tributary_gateway_batches_total")
                                                > journaled + 100);
                assertThat(gateway.metric("tributary_gateway_backlog_bytes")).isPositive();
                assertThat(gateway.get("/actuator/health/gateway")).contains("\"UP\"");
                server.restart();
                await().until(() -> !gateway.get("/actuator/health").contains("kafkaAwaySince"));

                server.freeze();
                await().until(() -> gateway.get("/actuator/health").contains("kafkaAwaySince"));
                server.thaw();
                await().until(() -> !gateway.get("/actuator/health").contains("kafkaAwaySince"));

                long sent = load.stop();
                kafka.awaitExactlyOnce(load.device(), sent, gateway);
            }
        }
    }

    @Test
    void mqttBrokerMayDieOrHangAndNothingIsLostOrDoubled() throws Exception {
        LocalMqttBrokerOptions options =
                LocalMqttBrokerOptions.forTests(
                                directory.resolve("mqtt"), Edge.USERNAME, Edge.PASSWORD)
                        .withPort(FreePorts.next());
        Kafka kafka = new Kafka(Edge.bootstrapServers(), site.id());
        try (ServerProcess broker =
                        new ServerProcess(
                                        LocalMqttBroker.processBuilder(options, SMALL),
                                        options.port(),
                                        directory.resolve("mqtt.log"))
                                .awaitUp();
                HangingProxy line = new HangingProxy(options.port());
                GatewayProcess gateway =
                        GatewayProcess.start(
                                        site,
                                        "tcp://127.0.0.1:" + line.port(),
                                        Edge.bootstrapServers(),
                                        GatewayApplication.class.getName(),
                                        List.of("-Dtributary.mqtt.keep-alive=2s"))
                                .awaitUp();
                Acquirer acquirer = new Acquirer("tcp://127.0.0.1:" + options.port());
                Load load = Load.start(acquirer)) {
            TimeUnit.MILLISECONDS.sleep(1_000);
            broker.kill();
            awaitNoBroker(gateway);
            broker.restart();
            await().until(() -> gateway.get("/actuator/health/gateway").contains("\"UP\""));

            line.hang();
            awaitNoBroker(gateway);
            // both clients have tried to connect again, and wait for an answer
            await().until(() -> line.unanswered() >= 2);
            line.heal();
            await().until(() -> gateway.get("/actuator/health/gateway").contains("\"UP\""));
            long sent = load.stop();
            kafka.awaitExactlyOnce(load.device(), sent, gateway);
        }
    }

    private static void awaitNoBroker(GatewayProcess gateway) {
        await().until(() -> gateway.get("/actuator/health/gateway").contains("\"DOWN\""));
        assertThat(gateway.get("/actuator/health/gateway")).contains("\"mqtt\"");
    }

    @AfterEach
    void forget() throws Exception {
        Edge.forget(site);
    }

    private ServerProcess kafka(int port) throws IOException {
        Path place = Files.createDirectories(directory.resolve("kafka"));
        return new ServerProcess(
                LocalKafkaBroker.processBuilder(new LocalKafkaBrokerOptions(place, port, SMALL)),
                port,
                directory.resolve("kafka.log"));
    }
}

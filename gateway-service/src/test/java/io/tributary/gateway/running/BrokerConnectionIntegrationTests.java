package io.tributary.gateway.running;

import static io.tributary.gateway.running.Acquirer.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.GatewayApplication;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttRole;
import io.tributary.localstack.ports.FreePorts;
import io.tributary.mqtt.MqttConnection;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.DeviceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway whose connection or session at the broker is not as it should be. */
class BrokerConnectionIntegrationTests {

    private static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir Path directory;

    private final HeldUpBatches batches = new HeldUpBatches();
    private TestSite site;
    private Kafka kafka;

    @BeforeEach
    void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.ignoreExceptionByDefault(NoSuchElementException.class);
        site = TestSite.in(directory);
        kafka = new Kafka(Edge.bootstrapServers(), site.id());
    }

    @AfterEach
    void forget() throws Exception {
        Edge.forget(site);
    }

    @Test
    void connectionThatDiesWhileItsThreadIsHeldUpComesBackAndNothingIsLostOrDoubled()
            throws Exception {
        DeviceId device = DeviceId.of("patient");
        try (PubackProxy network = new PubackProxy(Edge.mqttUrl());
                ConfigurableApplicationContext gateway = connected(network.url());
                Acquirer acquirer = new Acquirer(Edge.mqttUrl())) {
            acquirer.send(temperature(device, 1));
            batches.awaitHeld();
            cut(network, gateway);
            batches.release();
            acquirer.send(temperature(device, 2));
            await().until(() -> Ledger.count(kafka.messages(KafkaTopic.SENSE), device) >= 2);
            Ledger.assertExactlyOnce(kafka.messages(KafkaTopic.SENSE), device, 2);
            assertThat(health(gateway).getStatus()).isEqualTo(Status.UP);
        }
    }

    private static void cut(PubackProxy network, ConfigurableApplicationContext gateway) {
        MqttConnection connection = gateway.getBean("batchConnection", MqttConnection.class);
        BatchSource source = gateway.getBean(BatchSource.class);
        IMqttAsyncClient before = connection.getClient();
        network.cut();
        await().until(
                        () ->
                                !Objects.equals(connection.getClient(), before)
                                        && source.isConnected());
    }

    @Test
    void refusedSubscriptionIsNamedAndTheGatewayUnhealthy() throws Exception {
        MqttAccount other = new MqttAccount(Edge.USERNAME, Edge.PASSWORD, MqttRole.NOTHING);
        LocalMqttBrokerOptions options =
                LocalMqttBrokerOptions.in(directory.resolve("mqtt"))
                        .withPort(FreePorts.next())
                        .withAccounts(List.of(other));
        try (ServerProcess broker =
                        new ServerProcess(
                                LocalMqttBroker.processBuilder(options, SMALL),
                                options.port(),
                                directory.resolve("mqtt.log"));
                ConfigurableApplicationContext gateway =
                        start("tcp://127.0.0.1:" + options.port())) {
            broker.awaitUp();
            await().untilAsserted(
                            () ->
                                    assertThat(health(gateway).getDetails().get("mqtt"))
                                            .asString()
                                            .contains("refuses the subscription to acquired/0"));
            assertThat(health(gateway).getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void sessionThatTheBrokerHasLostIsAnAlarm() throws Exception {
        batches.release();
        try (ConfigurableApplicationContext gateway = connected(Edge.mqttUrl());
                Acquirer acquirer = new Acquirer(Edge.mqttUrl())) {
            acquirer.send(temperature(DeviceId.of("first"), 1));
            await().until(() -> count(gateway, "tributary.gateway.batches") > 0);
            assertThat(count(gateway, "tributary.gateway.sessions.lost")).isZero();
        }
        try (ConfigurableApplicationContext again = connected(Edge.mqttUrl())) {
            assertThat(count(again, "tributary.gateway.sessions.lost")).isZero();
        }
        Edge.forget(site);
        try (ConfigurableApplicationContext forgotten = connected(Edge.mqttUrl())) {
            assertThat(count(forgotten, "tributary.gateway.sessions.lost")).isOne();
        }
    }

    @Test
    void gatewayLeavesInTimeThoughTheNetworkHangs() throws Exception {
        try (HangingProxy line = new HangingProxy(URI.create(Edge.mqttUrl()).getPort());
                GatewayProcess gateway =
                        GatewayProcess.start(
                                        site,
                                        "tcp://127.0.0.1:" + line.port(),
                                        Edge.bootstrapServers())
                                .awaitUp();
                Acquirer acquirer = new Acquirer(Edge.mqttUrl())) {
            acquirer.send(temperature(DeviceId.of("last"), 1));
            line.hang();
            acquirer.send(temperature(DeviceId.of("last"), 2));
            assertThat(gateway.terminate()).isLessThan(Duration.ofSeconds(10));
        }
    }

    private ConfigurableApplicationContext connected(String mqttUrl) {
        ConfigurableApplicationContext gateway = start(mqttUrl);
        await().until(gateway.getBean(BatchSource.class)::isConnected);
        return gateway;
    }

    private ConfigurableApplicationContext start(String mqttUrl) {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(batches))
                .properties(
                        "tributary.mqtt.username=" + Edge.USERNAME,
                        "tributary.mqtt.password=" + Edge.PASSWORD)
                .run(site.arguments(mqttUrl, Edge.bootstrapServers()).toArray(String[]::new));
    }

    private static double count(ConfigurableApplicationContext gateway, String counter) {
        return gateway.getBean(MeterRegistry.class).counter(counter).count();
    }

    private static Health health(ConfigurableApplicationContext gateway) {
        return Objects.requireNonNull(gateway.getBean("gateway", HealthIndicator.class).health());
    }
}

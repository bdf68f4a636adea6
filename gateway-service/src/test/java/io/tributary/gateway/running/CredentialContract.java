package io.tributary.gateway.running;

import static io.tributary.topology.credential.WantedState.ACTIVE;
import static io.tributary.topology.credential.WantedState.DISABLED;
import static io.tributary.topology.credential.WantedState.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.GatewayApplication;
import io.tributary.topology.credential.CredentialProblem;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SealedSecret;
import io.tributary.topology.credential.SecretContext;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.presence.Heartbeat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** From a record in Kafka to what a device may do at the broker, for whichever broker it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CredentialContract {

    private static final JsonCodec<DeviceCredential> CREDENTIALS =
            JsonCodec.of(DeviceCredential.class);
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private SiteBroker broker;
    private TestSite site;
    private CredentialStatuses statuses;
    private KafkaProducer<String, byte[]> producer;
    private ConfigurableApplicationContext gateway;
    private String sealingKey = "";

    abstract SiteBroker start(Path folder) throws Exception;

    SiteBroker broker() {
        return broker;
    }

    @BeforeAll
    void startGateway(@TempDir Path directory) throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.ignoreExceptionByDefault(NoSuchElementException.class);
        broker = start(directory.resolve("broker"));
        site = TestSite.in(directory);
        Edge.createTopics();
        statuses = new CredentialStatuses(Edge.bootstrapServers());
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", Edge.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        gateway = gateway();
        Kafka kafka = new Kafka(Edge.bootstrapServers(), site.id());
        String key = site.id().value();
        await().until(() -> kafka.has(KafkaTopic.HEARTBEAT, key));
        sealingKey =
                Objects.requireNonNull(
                        kafka.newest(KafkaTopic.HEARTBEAT, key, Heartbeat.class).sealingKey());
    }

    private ConfigurableApplicationContext gateway() {
        List<String> arguments =
                new ArrayList<>(site.arguments(broker.url().toString(), Edge.bootstrapServers()));
        arguments.addAll(broker.arguments());
        return new SpringApplicationBuilder(GatewayApplication.class)
                .properties(
                        "tributary.mqtt.username=" + broker.username(),
                        "tributary.mqtt.password=" + broker.password())
                .run(arguments.toArray(String[]::new));
    }

    @AfterAll
    void stopAll() throws Exception {
        if (gateway != null) {
            gateway.close();
            producer.close();
            statuses.close();
        }
        if (broker != null) {
            broker.stop();
        }
    }

    @Test
    void addedDeviceMayDoWhatTheModelSaysAndNothingElse() throws Exception {
        want("stove", ACTIVE, 1, seal("stove", 1, "first"));
        try (Node stove = Node.connect(broker, "stove", "first")) {
            assertThat(stove.maySubscribe("cmnd/kitchen/light")).isTrue();
            assertThat(stove.maySubscribe("cmnd/#")).as("wildcard").isFalse();
            assertThat(stove.maySubscribe("sense/kitchen/stove")).isFalse();
            assertThat(stove.mayPublish("sense/kitchen/stove")).isTrue();
        }
        for (String topic :
                List.of(
                        "sense/kitchen/other",
                        "sense/kitchen",
                        "cmnd/kitchen/light",
                        "config/kitchen/other/status",
                        "acquired/0")) {
            try (Node stove = Node.connect(broker, "stove", "first")) {
                assertThat(stove.mayPublish(topic)).as(topic).isFalse();
            }
        }
        refused("stove", "guessed");
        refused("stove", null);
    }

    @Test
    void disabledDeviceLosesItsSessionWithinSecondsAndIsKnownAgainWhenActive() throws Exception {
        SealedSecret secret = seal("lamp", 1, "first");
        want("lamp", ACTIVE, 1, secret);
        try (Node lamp = Node.connect(broker, "lamp", "first")) {
            want("lamp", DISABLED, 2, secret);
            await().atMost(SECONDS).until(() -> !lamp.isConnected());
        }
        refused("lamp", "first");
        want("lamp", ACTIVE, 3, secret);
        Node.connect(broker, "lamp", "first").close();
    }

    @Test
    void rotatedDeviceLosesItsSessionAndTakesTheNewPasswordOnly() throws Exception {
        want("fan", ACTIVE, 1, seal("fan", 1, "first"));
        try (Node fan = Node.connect(broker, "fan", "first")) {
            want("fan", ACTIVE, 2, seal("fan", 2, "second"));
            await().atMost(SECONDS).until(() -> !fan.isConnected());
        }
        refused("fan", "first");
        try (Node fan = Node.connect(broker, "fan", "second")) {
            assertThat(fan.mayPublish("sense/kitchen/fan")).isTrue();
        }
    }

    @Test
    void sessionReceivesWhatItSubscribedToForAsLongAsItIsPermitted() throws Exception {
        // an account of its own for the device that has the actuator
        send(
                new DeviceCredential(
                        site.id(),
                        TestSite.KITCHEN,
                        DeviceId.of("stove"),
                        "spot",
                        ACTIVE,
                        1,
                        "admin",
                        Instant.now(),
                        seal("spot", 1, "first")));
        awaitStatus("spot", 1);
        try (Node sender =
                Node.connect(
                        broker, "tributary-gateway-test", broker.username(), broker.password())) {
            try (Node spot = Node.connect(broker, "spot", "first")) {
                assertThat(spot.maySubscribe("cmnd/kitchen/light")).isTrue();
                sender.publish("cmnd/kitchen/light", "ON");
                await().until(() -> spot.heard().contains("cmnd/kitchen/light"));
                sender.publish(
                        "$CONTROL/dynamic-security/v1",
                        """
                        {"commands":[{"command":"modifyRole","rolename":"device-spot","acls":[
                        {"acltype":"subscribePattern","topic":"cmnd/kitchen/other","allow":true},
                        {"acltype":"publishClientReceive","topic":"cmnd/kitchen/other","allow":true}
                        ]}]}
                        """);
            }
            sender.publish("cmnd/kitchen/light", "OFF");
            try (Node spot = Node.connect(broker, "spot", "first")) {
                assertThat(spot.maySubscribe("cmnd/kitchen/other")).isTrue();
                sender.publish("cmnd/kitchen/light", "ON");
                sender.publish("cmnd/kitchen/other", "ON");
                await().until(() -> spot.heard().contains("cmnd/kitchen/other"));
                assertThat(spot.heard()).containsExactly("cmnd/kitchen/other");
            }
        }
    }

    @Test
    void removedDeviceIsUnknown() throws Exception {
        want("valve", ACTIVE, 1, seal("valve", 1, "first"));
        want("valve", REMOVED, 2, null);
        refused("valve", "first");
    }

    @Test
    void accountIsKeptOverARestartOfTheBrokerAndGivenAgainToOneThatForgot() throws Exception {
        want("boiler", ACTIVE, 1, seal("boiler", 1, "first"));
        broker.restart();
        Node.connect(broker, "boiler", "first").close();
        broker.forget();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(MqttException.class)
                .until(
                        () -> {
                            Node.connect(broker, "boiler", "first").close();
                            return true;
                        });
    }

    @Test
    void restartedGatewayReadsWhatWasSealedBeforeAndClosesNoSession() throws Exception {
        want("meter", ACTIVE, 1, seal("meter", 1, "first"));
        try (Node meter = Node.connect(broker, "meter", "first")) {
            gateway.close();
            send(credential("bell", ACTIVE, 1, seal("bell", 1, "first")));
            gateway = gateway();
            awaitStatus("bell", 1);
            assertThat(meter.isConnected()).isTrue();
            assertThat(meter.mayPublish("sense/kitchen/meter")).isTrue();
        }
    }

    @Test
    void passwordForAnotherAccountIsToldAndNotApplied() throws Exception {
        send(credential("thief", ACTIVE, 1, seal("stove", 1, "stolen")));
        await().until(() -> status("thief").problem() == CredentialProblem.NOT_OPENED);
        assertThat(String.valueOf(status("thief").detail())).doesNotContain("stolen");
        refused("thief", "stolen");
    }

    private void want(String name, WantedState wanted, long revision, @Nullable SealedSecret secret)
            throws Exception {
        send(credential(name, wanted, revision, secret));
        awaitStatus(name, revision);
    }

    private void awaitStatus(String name, long revision) {
        await().untilAsserted(
                        () -> {
                            CredentialStatus status = status(name);
                            assertThat(status.revision()).isEqualTo(revision);
                            assertThat(status.applied()).as("%s", status).isTrue();
                        });
    }

    private void send(DeviceCredential credential) throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                KafkaTopic.CREDENTIALS.topicName(),
                                KafkaKeys.credential(site.id(), credential.username()),
                                CREDENTIALS.encode(credential)))
                .get();
    }

    private CredentialStatus status(String name) {
        return statuses.newest(KafkaKeys.credential(site.id(), name));
    }

    private void refused(String name, @Nullable String password) {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> Node.connect(broker, name, password).close());
    }

    private SealedSecret seal(String name, long revision, String password) {
        return SecretSealing.seal(
                password.toCharArray(), sealingKey, new SecretContext(site.id(), name, revision));
    }

    private DeviceCredential credential(
            String name, WantedState wanted, long revision, @Nullable SealedSecret secret) {
        return new DeviceCredential(
                site.id(),
                TestSite.KITCHEN,
                DeviceId.of(name),
                name,
                wanted,
                revision,
                "admin",
                Instant.now(),
                secret);
    }
}

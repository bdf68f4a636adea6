package io.tributary.gateway.running;

import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.topology.kafka.KafkaTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.FileSystemUtils;

/**
 * One MQTT broker and one Kafka for all tests of the JVM. Tests keep apart by having a site of
 * their own, and by running one gateway after the other.
 */
public final class Edge {

    static final String USERNAME = "tests";
    static final String PASSWORD = "a-password-of-tests";

    private static final Edge SHARED = new Edge();

    private final Path directory;
    private final LocalMqttBroker mqtt;
    private final EmbeddedKafkaBroker kafka;

    private Edge() {
        try {
            directory = Files.createTempDirectory("edge");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        mqtt =
                LocalMqttBroker.start(
                        LocalMqttBrokerOptions.forTests(
                                directory.resolve("mqtt"), USERNAME, PASSWORD));
        kafka = new EmbeddedKafkaKraftBroker(1, 1);
        kafka.brokerProperties(
                        Map.of(
                                "transaction.state.log.replication.factor", "1",
                                "transaction.state.log.min.isr", "1",
                                "transaction.state.log.num.partitions", "1",
                                "offsets.topic.replication.factor", "1",
                                "offsets.topic.num.partitions", "1",
                                "group.initial.rebalance.delay.ms", "0",
                                "auto.create.topics.enable", "false"))
                .afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static String mqttUrl() {
        return SHARED.mqtt.url();
    }

    public static String bootstrapServers() {
        return SHARED.kafka.getBrokersAsString();
    }

    /** The topics of the catalogue, where no gateway has run yet. */
    public static void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Set<String> present = admin.listTopics().names().get();
            admin.createTopics(
                            Arrays.stream(KafkaTopic.values())
                                    .filter(topic -> !present.contains(topic.topicName()))
                                    .map(Edge::newTopic)
                                    .toList())
                    .all()
                    .get();
        }
    }

    /**
     * Ends the session of a site's gateway. The broker would answer for it that batches are taken,
     * and keep those of all later tests for it.
     */
    static void forget(TestSite site) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(USERNAME);
        options.setPassword(PASSWORD.getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        MqttClient client =
                new MqttClient(
                        mqttUrl(), "tributary-gateway-" + site.id(), new MemoryPersistence());
        client.connect(options);
        client.disconnect();
        client.close();
    }

    private static NewTopic newTopic(KafkaTopic topic) {
        return new NewTopic(topic.topicName(), topic.partitions(), (short) 1)
                .configs(topic.settings());
    }

    private void close() {
        mqtt.close();
        kafka.destroy();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            // a directory for temporary files
        }
    }
}

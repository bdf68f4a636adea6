package io.tributary.dashboard.support;

import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes into Kafka what a gateway writes. */
public final class Edge implements AutoCloseable {

    private final Producer<String, byte[]> plain;
    private final Producer<String, byte[]> transactional;

    /** Creates the topics that are missing, as every service does. */
    public Edge(String kafka) {
        createTopics(kafka);
        plain = producer(kafka, Map.of());
        transactional =
                producer(
                        kafka,
                        Map.of(
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "edge-" + UUID.randomUUID()));
        transactional.initTransactions();
    }

    public void tell(SiteModel model) {
        raw(KafkaTopic.SITE, model.site().value(), JsonCodec.of(SiteModel.class).encode(model));
    }

    public void tell(Heartbeat heartbeat) {
        raw(
                KafkaTopic.HEARTBEAT,
                heartbeat.site().value(),
                JsonCodec.of(Heartbeat.class).encode(heartbeat));
    }

    public void tell(DeviceState state) {
        raw(
                KafkaTopic.CONFIG,
                KafkaKeys.device(state.site(), state.location(), state.device()),
                JsonCodec.of(DeviceState.class).encode(state));
    }

    public void tell(ActuatorState state) {
        raw(
                KafkaTopic.CONFIG,
                KafkaKeys.actuatorState(state.site(), state.location(), state.actuator()),
                JsonCodec.of(ActuatorState.class).encode(state));
    }

    public void tell(CommandStatus status) {
        raw(
                KafkaTopic.COMMAND_STATUS,
                status.id().toString(),
                JsonCodec.of(CommandStatus.class).encode(status));
    }

    /** In one transaction, as readings always are. */
    public void tell(AggregatedMessage... messages) {
        transactional.beginTransaction();
        for (AggregatedMessage message : messages) {
            transactional.send(
                    new ProducerRecord<>(
                            KafkaTopic.SENSE.topicName(),
                            KafkaKeys.location(message.site(), message.location()),
                            JsonCodec.of(AggregatedMessage.class).encode(message)));
        }
        transactional.commitTransaction();
    }

    /** In a transaction that comes to nothing. */
    public void tellInVain(AggregatedMessage message) {
        transactional.beginTransaction();
        transactional.send(
                new ProducerRecord<>(
                        KafkaTopic.SENSE.topicName(),
                        KafkaKeys.location(message.site(), message.location()),
                        JsonCodec.of(AggregatedMessage.class).encode(message)));
        transactional.flush();
        transactional.abortTransaction();
    }

    public void raw(KafkaTopic topic, String key, byte[] value) {
        try {
            plain.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        plain.close();
        transactional.close();
    }

    private static void createTopics(String kafka) {
        List<NewTopic> topics =
                Stream.of(KafkaTopic.values())
                        .map(
                                topic ->
                                        new NewTopic(
                                                        topic.topicName(),
                                                        Optional.of(topic.partitions()),
                                                        Optional.empty())
                                                .configs(topic.settings()))
                        .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (NewTopic topic : topics) {
                create(admin, topic);
            }
        }
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Producer<String, byte[]> producer(String kafka, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}

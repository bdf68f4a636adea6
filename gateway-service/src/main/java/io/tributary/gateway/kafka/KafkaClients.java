package io.tributary.gateway.kafka;

import io.tributary.gateway.site.GatewayIdentity;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes Kafka clients from the application's settings, as Spring Boot has put them together: what
 * names an SSL bundle is part of that alone. Who asks for one closes it.
 */
@Component
public class KafkaClients {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int DELIVERY_MILLIS = 20_000;
    private static final int TRANSACTION_MILLIS = 60_000;

    /** Before it is packed; less than what a producer may keep in memory. */
    private static final int LARGEST_BYTES = 24 * 1024 * 1024;

    private final ConsumerFactory<?, ?> consumers;
    private final ProducerFactory<?, ?> producers;
    private final KafkaAdmin admins;
    private final GatewayIdentity gateway;

    KafkaClients(
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers,
            KafkaAdmin admins,
            GatewayIdentity gateway) {
        this.consumers = consumers;
        this.producers = producers;
        this.admins = admins;
        this.gateway = gateway;
    }

    /** The producer of commits, under this gateway's fixed transactional id. */
    public KafkaProducer<String, byte[]> transactionalProducer() {
        Map<String, Object> config = producer();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, gateway.transactionalId());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, gateway.transactionalId());
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** A producer of single records, acknowledged by all in-sync replicas. */
    public KafkaProducer<String, byte[]> plainProducer() {
        Map<String, Object> config = producer();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, gateway.commandGroup());
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A producer of a large record now and then, which it packs: what brokers bound, by default at
     * 1 MiB, is what they are sent. JSON that repeats itself is sent in a twentieth of its size.
     */
    public KafkaProducer<String, byte[]> packingProducer() {
        Map<String, Object> config = producer();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, gateway.commandGroup() + "-large");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_BYTES);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group, of what is committed. */
    public KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(consumers.getConfigurationProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** For topics. */
    public Admin admin() {
        Map<String, Object> config = new HashMap<>(admins.getConfigurationProperties());
        config.put("default.api.timeout.ms", TIMEOUT_MILLIS);
        config.put("request.timeout.ms", TIMEOUT_MILLIS / 2);
        return Admin.create(config);
    }

    /**
     * Every wait has an end, so that a connection that hangs is no different from one that breaks.
     * The settings of the application may set other ends.
     */
    private Map<String, Object> producer() {
        Map<String, Object> config = new HashMap<>(producers.getConfigurationProperties());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        return config;
    }
}

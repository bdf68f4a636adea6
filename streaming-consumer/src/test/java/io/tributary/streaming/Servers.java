package io.tributary.streaming;

import io.tributary.localstack.elasticsearch.ElasticsearchNode;
import io.tributary.localstack.elasticsearch.ElasticsearchNodeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real Kafka and a real Elasticsearch, one of each for all tests of the JVM. */
final class Servers {

    private static final EmbeddedKafkaBroker KAFKA = startKafka();
    private static final Path WORK = workDirectory();
    private static ElasticsearchNode elasticsearch = startElasticsearch(0);

    private Servers() {}

    static Addresses addresses() {
        return new Addresses(kafka(), elasticsearch());
    }

    static String kafka() {
        return KAFKA.getBrokersAsString();
    }

    static String elasticsearch() {
        return elasticsearch.uri().toString();
    }

    static void stopElasticsearch() {
        elasticsearch.close();
    }

    /** On the same port with the same data. */
    static void startElasticsearchAgain() {
        elasticsearch = startElasticsearch(elasticsearch.uri().getPort());
    }

    private static EmbeddedKafkaBroker startKafka() {
        EmbeddedKafkaBroker kafka =
                new EmbeddedKafkaKraftBroker(1, 1)
                        .brokerProperties(
                                Map.of(
                                        "transaction.state.log.replication.factor", "1",
                                        "transaction.state.log.min.isr", "1",
                                        "auto.create.topics.enable", "false",
                                        "group.initial.rebalance.delay.ms", "0"));
        kafka.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy));
        return kafka;
    }

    private static ElasticsearchNode startElasticsearch(int port) {
        try {
            return ElasticsearchNode.start(ElasticsearchNodeOptions.in(WORK).withPort(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path workDirectory() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "elasticsearch")), "node");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

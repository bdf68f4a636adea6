package io.tributary.dashboard.support;

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
public final class Servers {

    private Servers() {}

    /** Bootstrap servers of the shared Kafka. */
    public static String kafka() {
        return SharedKafka.BROKER.getBrokersAsString();
    }

    /** Address of the shared Elasticsearch. */
    public static String elasticsearch() {
        return SharedElasticsearch.NODE.uri().toString();
    }

    private static EmbeddedKafkaBroker startKafka() {
        EmbeddedKafkaBroker kafka =
                new EmbeddedKafkaKraftBroker(1, 1)
                        .brokerProperties(
                                Map.of(
                                        "transaction.state.log.replication.factor", "1",
                                        "transaction.state.log.min.isr", "1",
                                        "auto.create.topics.enable", "false"));
        kafka.afterPropertiesSet();
        return kafka;
    }

    private static final class SharedKafka {

        static final EmbeddedKafkaBroker BROKER = start();

        private static EmbeddedKafkaBroker start() {
            EmbeddedKafkaBroker kafka = startKafka();
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy));
            return kafka;
        }
    }

    private static final class SharedElasticsearch {

        static final ElasticsearchNode NODE = start();

        private static ElasticsearchNode start() {
            try {
                Path work =
                        Files.createTempDirectory(
                                Files.createDirectories(Path.of("target", "elasticsearch")),
                                "node");
                ElasticsearchNode node = ElasticsearchNode.start(ElasticsearchNodeOptions.in(work));
                Runtime.getRuntime().addShutdownHook(new Thread(node::close));
                return node;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.streaming.document.Messages;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** What happens while Elasticsearch is away or full, and when it returns. */
class ElasticsearchOutageIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    private final Elasticsearch elasticsearch = new Elasticsearch();

    @Test
    void everythingArrivesOnceWhenElasticsearchGoesAndReturns() {
        try (Kafka kafka = new Kafka();
                RunningService service = RunningService.start("tributary.indexing.patience=1s")) {
            kafka.awaitTopics();
            send(kafka, "outage", 0, 200);
            kafka.awaitCommitted("readings", KafkaTopic.SENSE);
            Servers.stopElasticsearch();
            try {
                send(kafka, "outage", 200, 400);
                await().atMost(A_WHILE)
                        .untilAsserted(
                                () ->
                                        assertThat(service.health("consuming"))
                                                .isEqualTo(Status.OUT_OF_SERVICE));
            } finally {
                Servers.startElasticsearchAgain();
            }
            send(kafka, "outage", 400, 500);
            kafka.awaitCommitted("readings", KafkaTopic.SENSE);

            assertThat(elasticsearch.documents("tributary-readings", "site", "outage"))
                    .hasSize(500);
            assertThat(elasticsearch.documents("tributary-rejected", "site", "outage")).isEmpty();
            await().atMost(A_WHILE)
                    .untilAsserted(
                            () -> assertThat(service.health("consuming")).isEqualTo(Status.UP));
            assertThat(
                            service.bean(MeterRegistry.class)
                                    .get("tributary.streaming.documents.retried")
                                    .tag("feed", "readings")
                                    .counter()
                                    .count())
                    .isPositive();
        }
    }

    @Test
    void serviceStartsWithoutElasticsearchAndGoesOnWhenItReturns() {
        Servers.stopElasticsearch();
        boolean back = false;
        try (Kafka kafka = new Kafka();
                RunningService service = RunningService.start()) {
            await().atMost(A_WHILE)
                    .untilAsserted(
                            () ->
                                    assertThat(service.health("consuming"))
                                            .isEqualTo(Status.OUT_OF_SERVICE));
            kafka.awaitTopics();
            send(kafka, "early", 0, 10);
            Servers.startElasticsearchAgain();
            back = true;
            kafka.awaitCommitted("readings", KafkaTopic.SENSE);

            assertThat(elasticsearch.documents("tributary-readings", "site", "early")).hasSize(10);
        } finally {
            if (!back) {
                Servers.startElasticsearchAgain();
            }
        }
    }

    @Test
    void fullClusterIsNotTheDocumentsFault() {
        try (Kafka kafka = new Kafka();
                RunningService service = RunningService.start()) {
            kafka.awaitTopics();
            limitShards("1");
            try {
                kafka.send(
                        KafkaTopic.SENSE,
                        "full/kitchen",
                        Messages.json(
                                Messages.temperatureOnly(
                                        "full", 1, Instant.parse("2002-02-02T00:00:00Z"))));
                await().atMost(A_WHILE)
                        .untilAsserted(
                                () ->
                                        assertThat(service.health("consuming"))
                                                .isEqualTo(Status.OUT_OF_SERVICE));
                assertThat(elasticsearch.documents("tributary-rejected", "site", "full")).isEmpty();
            } finally {
                limitShards("null");
            }
            kafka.awaitCommitted("readings", KafkaTopic.SENSE);

            assertThat(elasticsearch.documents("tributary-readings", "site", "full")).hasSize(1);
            assertThat(elasticsearch.documents("tributary-rejected", "site", "full")).isEmpty();
        }
    }

    private void limitShards(String shards) {
        elasticsearch.call(
                "PUT",
                "/_cluster/settings",
                """
                {"persistent": {"cluster.max_shards_per_node": %s}}"""
                        .formatted(shards));
    }

    private static void send(Kafka kafka, String site, int from, int to) {
        for (int i = from + 1; i <= to; i++) {
            kafka.send(
                    KafkaTopic.SENSE,
                    site + "/kitchen",
                    Messages.json(Messages.temperatureOnly(site, i, WINDOW.plusSeconds(i))));
        }
    }
}

package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.streaming.FaultyElasticsearch.Fault;
import io.tributary.streaming.document.Messages;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;

/** An Elasticsearch that is there, but overloaded or hanging: nothing is lost, nothing doubled. */
class ElasticsearchFaultIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final int RECORDS = 120;

    private final Elasticsearch elasticsearch = new Elasticsearch();
    private final FaultyElasticsearch faulty = new FaultyElasticsearch();
    private final Kafka kafka = new Kafka();

    @AfterEach
    void stop() {
        kafka.close();
        faulty.close();
    }

    @ParameterizedTest
    @CsvSource({
        "whole, QUEUE_FULL, 429",
        "some, QUEUE_FULL_FOR_SOME, 429",
        "hanging, ANSWER_HANGS, none"
    })
    void everythingArrivesOnce(String site, Fault fault, String status) {
        try (RunningService service = start("spring.elasticsearch.socket-timeout=1s")) {
            faulty.suffer(fault);
            send(site);
            await().atMost(A_WHILE).until(() -> faulty.faults() >= 3);
            faulty.heal();
            kafka.awaitCommitted("readings", KafkaTopic.SENSE);
            assertThat(failures(service, status)).isPositive();
        }
        assertThat(elasticsearch.documents("tributary-readings", "site", site)).hasSize(RECORDS);
        assertThat(elasticsearch.aggregate("tributary-readings", "site", site, "sum", "sum"))
                .isEqualTo(IntStream.rangeClosed(1, RECORDS).mapToDouble(i -> 60.0 + 2 * i).sum());
        assertThat(elasticsearch.documents("tributary-rejected", "site", site)).isEmpty();
    }

    @Test
    void serviceThatIsConnectedButStallsSaysSoAndWhere() {
        try (RunningService service = start("spring.elasticsearch.socket-timeout=60s")) {
            faulty.suffer(Fault.ANSWER_HANGS);
            send("stalled");
            await().atMost(A_WHILE).until(() -> service.health("consuming").equals(Status.DOWN));
            assertThat(service.json("/actuator/health/consuming"))
                    .contains("records wait in sense-", "stalledSince");
            assertThat(lag(service)).isPositive();
            faulty.heal();
            await().atMost(A_WHILE).until(() -> service.health("consuming").equals(Status.UP));
            kafka.awaitCommitted("readings", KafkaTopic.SENSE);
            await().atMost(A_WHILE).until(() -> lag(service) == 0);
        }
        assertThat(elasticsearch.documents("tributary-readings", "site", "stalled"))
                .hasSize(RECORDS);
    }

    private RunningService start(String setting) {
        RunningService service =
                RunningService.start(
                        setting,
                        "spring.elasticsearch.uris=" + faulty.address(),
                        "tributary.indexing.bulk-documents=50",
                        "tributary.indexing.stalled-after=1s");
        kafka.awaitTopics();
        return service;
    }

    private static double lag(RunningService service) {
        return service.bean(MeterRegistry.class)
                .get("tributary.streaming.lag")
                .tag("topic", "sense")
                .gauge()
                .value();
    }

    private static double failures(RunningService service, String status) {
        return service
                .bean(MeterRegistry.class)
                .find("tributary.streaming.bulk.item.failures")
                .tag("feed", "readings")
                .tag("status", status)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private void send(String site) {
        for (int i = 1; i <= RECORDS; i++) {
            kafka.send(
                    KafkaTopic.SENSE,
                    site + "/kitchen" + i % 7,
                    Messages.json(Messages.temperatureOnly(site, i, WINDOW.plusSeconds(i))));
        }
    }
}

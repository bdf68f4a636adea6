package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.streaming.document.Messages;
import io.tributary.topology.kafka.KafkaTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** The process is killed, and told to end, in the middle of a stream. */
class CrashIntegrationTests {

    private static final String READINGS = "tributary-readings";
    private static final int RECORDS = 1_000;

    private final Elasticsearch elasticsearch = new Elasticsearch();

    @Test
    void killedProcessIsReplacedAndTheOneToldToEndLeavesNothingHalfDone(@TempDir Path directory)
            throws Exception {
        try (Kafka kafka = new Kafka()) {
            try (StreamingProcess killed = start(directory)) {
                kafka.awaitTopics();
                send(kafka, 1, RECORDS);
                awaitDocuments(RECORDS / 10);
                killed.kill();
            }
            try (StreamingProcess next = start(directory)) {
                await().atMost(Duration.ofSeconds(40))
                        .untilAsserted(() -> assertThat(documents()).isEqualTo(RECORDS));
                long before = committed(kafka);
                send(kafka, RECORDS + 1, 2 * RECORDS);
                awaitDocuments(RECORDS + RECORDS / 10);

                assertThat(next.terminate()).as(next.output()).isLessThan(Duration.ofSeconds(10));
                // What is written is committed, but for the record that a bulk request cut in two.
                assertThat(documents() - RECORDS - (committed(kafka) - before)).isBetween(0L, 1L);
            }
            try (RunningService last = RunningService.start()) {
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                assertThat(last.health("livenessState")).isEqualTo(Status.UP);
            }
        }
        assertThat(documents()).isEqualTo(2 * RECORDS);
        assertThat(elasticsearch.aggregate(READINGS, "site", "crash", "sum", "commit"))
                .isEqualTo(IntStream.rangeClosed(1, 2 * RECORDS).asDoubleStream().sum());
        assertThat(elasticsearch.documents("tributary-rejected", "site", "crash")).isEmpty();
    }

    /** With small requests, so that there is a middle. */
    private static StreamingProcess start(Path directory) throws IOException {
        return StreamingProcess.start(directory, "--tributary.indexing.bulk-documents=10");
    }

    private void awaitDocuments(long least) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> documents() >= least);
    }

    private long documents() {
        return Math.round(
                elasticsearch.aggregate(READINGS, "site", "crash", "value_count", "commit"));
    }

    private static long committed(Kafka kafka) {
        return kafka.committed("readings").entrySet().stream()
                .filter(one -> isSense(one.getKey()))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    private static boolean isSense(TopicPartition partition) {
        return partition.topic().equals(KafkaTopic.SENSE.topicName());
    }

    private static void send(Kafka kafka, int from, int to) {
        kafka.sendAll(
                KafkaTopic.SENSE,
                "crash/kitchen",
                IntStream.rangeClosed(from, to)
                        .mapToObj(
                                i ->
                                        Messages.json(
                                                Messages.temperatureOnly(
                                                        "crash", i, WINDOW.plusSeconds(i))))
                        .toList());
    }
}

package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.streaming.document.Messages;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Instances that join and leave while records flow. */
class RebalanceIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final Elasticsearch elasticsearch = new Elasticsearch();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean flowing = true;

    @Test
    void instanceThatJoinsAndLeavesLosesNothingAndDoublesNothing() throws InterruptedException {
        try (Kafka kafka = new Kafka();
                RunningService stays =
                        RunningService.start("tributary.indexing.bulk-documents=20")) {
            kafka.awaitTopics();
            Thread flow = Thread.ofVirtual().start(() -> flow(kafka));
            await().atMost(A_WHILE).until(() -> taken(stays) > 0);
            try (RunningService joins =
                    RunningService.start("tributary.indexing.bulk-documents=20")) {
                await().atMost(A_WHILE).until(() -> taken(joins) > 100);
            }
            flowing = false;
            flow.join();
            kafka.awaitCommitted("readings", KafkaTopic.SENSE);
        }
        int last = sent.get();
        assertThat(last).isGreaterThan(200);
        assertThat(elasticsearch.aggregate("tributary-readings", "site", "shift", "sum", "count"))
                .isEqualTo(3.0 * last);
        assertThat(elasticsearch.aggregate("tributary-readings", "site", "shift", "sum", "commit"))
                .isEqualTo(IntStream.rangeClosed(1, last).sum());
        assertThat(elasticsearch.documents("tributary-rejected", "site", "shift")).isEmpty();
    }

    private void flow(Kafka kafka) {
        while (flowing) {
            int i = sent.incrementAndGet();
            kafka.send(
                    KafkaTopic.SENSE,
                    "shift/room" + i % 11,
                    Messages.json(Messages.temperatureOnly("shift", i, WINDOW.plusSeconds(i))));
        }
    }

    private static double taken(RunningService service) {
        return service.bean(MeterRegistry.class)
                .get("tributary.streaming.records")
                .tag("feed", "readings")
                .counter()
                .count();
    }
}

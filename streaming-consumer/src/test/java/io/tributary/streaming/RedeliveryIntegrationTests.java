package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.streaming.document.Messages;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** What happens when Kafka delivers again what was indexed already. */
class RedeliveryIntegrationTests {

    private final Elasticsearch elasticsearch = new Elasticsearch();

    @Test
    void whatWasAbortedWhileNobodyReadDoesNotSeemToWait() {
        try (Kafka kafka = new Kafka()) {
            try (RunningService service = RunningService.start()) {
                kafka.awaitTopics();
                kafka.sendInTransaction(true, KafkaTopic.SENSE, "void/kitchen", window(1));
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                assertThat(service.health("livenessState")).isEqualTo(Status.UP);
            }
            kafka.sendInTransaction(false, KafkaTopic.SENSE, "void/kitchen", window(2));
            try (RunningService service = RunningService.start()) {
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                assertThat(service.health("livenessState")).isEqualTo(Status.UP);
            }
        }
        assertThat(elasticsearch.documents("tributary-readings", "site", "void")).hasSize(1);
    }

    private static List<byte[]> window(long commit) {
        return List.of(Messages.json(Messages.temperatureOnly("void", commit, WINDOW)));
    }

    @Test
    void redeliveryLeavesEveryCountAsItWas() {
        try (Kafka kafka = new Kafka()) {
            try (RunningService service = RunningService.start()) {
                kafka.awaitTopics();
                for (int i = 1; i <= 100; i++) {
                    kafka.send(
                            KafkaTopic.SENSE,
                            "again/kitchen",
                            Messages.json(Messages.kitchen("again", i)));
                }
                kafka.send(KafkaTopic.SENSE, "again/kitchen", "poison");
                kafka.send(
                        KafkaTopic.CONFIG,
                        "again/kitchen/device/NodeMCU3",
                        JsonCodec.of(DeviceState.class)
                                .encode(Messages.device("again", 1, Presence.ONLINE)));
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                kafka.awaitCommitted("devices", KafkaTopic.CONFIG);
                kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);
                assertThat(service.bean(MeterRegistry.class).getMeters()).isNotEmpty();
            }
            long readings = elasticsearch.count("tributary-readings");
            long latest = elasticsearch.count("tributary-latest");
            long rejected = elasticsearch.count("tributary-rejected");
            long presence = elasticsearch.count("tributary-presence");
            assertThat(elasticsearch.documents("tributary-readings", "site", "again")).hasSize(300);
            assertThat(elasticsearch.documents("tributary-rejected", "site", "again")).hasSize(1);
            assertThat(elasticsearch.documents("tributary-presence", "site", "again")).hasSize(1);

            kafka.rewind("readings");
            kafka.rewind("devices");
            try (RunningService service = RunningService.start()) {
                kafka.send(
                        KafkaTopic.SENSE,
                        "again/kitchen",
                        Messages.json(Messages.temperatureOnly("again", 1000, WINDOW)));
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                kafka.awaitCommitted("devices", KafkaTopic.CONFIG);
                kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);
                assertThat(
                                service.bean(MeterRegistry.class)
                                        .get("tributary.streaming.documents.duplicate")
                                        .tag("feed", "readings")
                                        .counter()
                                        .count())
                        .isGreaterThanOrEqualTo(300);
            }
            assertThat(elasticsearch.count("tributary-readings")).isEqualTo(readings + 1);
            assertThat(elasticsearch.count("tributary-latest")).isEqualTo(latest);
            assertThat(elasticsearch.count("tributary-rejected")).isEqualTo(rejected);
            assertThat(elasticsearch.count("tributary-presence")).isEqualTo(presence);
        }
    }
}

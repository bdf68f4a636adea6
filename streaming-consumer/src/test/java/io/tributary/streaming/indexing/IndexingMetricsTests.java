package io.tributary.streaming.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IndexingMetricsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void timeThatNoTimerHoldsHoldsUpNothing() {
        Instant ancient = Instant.parse("1013-11-20T10:15:30Z");
        new IndexingMetrics(registry, Clock.fixed(NOW, ZoneOffset.UTC), "sense")
                .indexed(of(new Trace(ancient, ancient, NOW, NOW, NOW)));

        assertThat(
                        registry.get("tributary.streaming.latency")
                                .tag("from", "sensed")
                                .timer()
                                .totalTime(TimeUnit.DAYS))
                .isEqualTo(366);
    }

    private static Document of(Trace trace) {
        Document document = Pending.document("id", new Create(), 1);
        return new Document(
                document.index(),
                document.id(),
                document.rule(),
                document.source(),
                document.subject(),
                1,
                trace);
    }
}

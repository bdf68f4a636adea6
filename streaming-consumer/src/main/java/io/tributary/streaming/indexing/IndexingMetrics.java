package io.tributary.streaming.indexing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.streaming.document.Document;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts what one feed does. Thread-safe. */
final class IndexingMetrics {

    private static final String FEED = "feed";

    private static final Duration[] BULK_BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private static final Duration[] LATENCY_BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    /** A timer fails beyond 292 years; then a record with such a time would be tried for ever. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final MeterRegistry meters;
    private final Clock clock;
    private final String feed;
    private final Counter taken;
    private final Counter indexed;
    private final Counter duplicate;
    private final Counter retried;
    private final Timer bulk;
    private final Timer sinceSensed;
    private final Timer sinceAggregated;

    IndexingMetrics(MeterRegistry meters, Clock clock, String feed) {
        this.meters = meters;
        this.clock = clock;
        this.feed = feed;
        this.taken = counter("records", "Records taken from Kafka, repeats included");
        this.indexed = counter("documents.indexed", "Documents stored");
        this.duplicate = counter("documents.duplicate", "Documents that were there already");
        this.retried = counter("documents.retried", "Documents that had to wait");
        this.bulk = timer("bulk", "Duration of a bulk request", BULK_BUCKETS).register(meters);
        this.sinceSensed = latency("sensed");
        this.sinceAggregated = latency("aggregated");
    }

    void taken(int records) {
        taken.increment(records);
    }

    void bulkTook(Duration duration) {
        bulk.record(duration);
    }

    void indexed(Document document) {
        indexed.increment();
        Trace trace = document.trace();
        if (trace != null) {
            Instant now = clock.instant();
            sinceSensed.record(between(trace.lastSensedAt(), now));
            sinceAggregated.record(between(trace.aggregatedAt(), now));
        }
    }

    void duplicate() {
        duplicate.increment();
    }

    void retried(int documents) {
        retried.increment(documents);
    }

    /**
     * Elasticsearch did not store a document.
     *
     * @param status what it answered; 0 where it did not
     */
    void failed(int status) {
        Counter.builder(name("bulk.item.failures"))
                .description("Documents of bulk requests that were not stored, by HTTP status")
                .tag(FEED, feed)
                .tag("status", status == 0 ? "none" : Integer.toString(status))
                .register(meters)
                .increment();
    }

    void rejected(Rejection rejection) {
        Counter.builder(name("documents.rejected"))
                .description("Records and documents that became rejections")
                .tag(FEED, feed)
                .tag("reason", rejection.reason().code())
                .register(meters)
                .increment();
    }

    /** Shows how far the feed is behind in the topic, for as long as the progress lives. */
    void lag(String topic, FeedProgress progress) {
        Gauge.builder(name("lag"), progress, one -> one.lag(topic))
                .description("Records in Kafka that the feed's group has not committed")
                .tag(FEED, feed)
                .tag("topic", topic)
                .register(meters);
    }

    /** A device's clock may be ahead of ours. */
    private static Duration between(Instant from, Instant to) {
        Duration since = Duration.between(from, to);
        return since.isNegative() ? Duration.ZERO : since.compareTo(LONGEST) < 0 ? since : LONGEST;
    }

    private Timer latency(String from) {
        return timer(
                        "latency",
                        "From the last reading of a window to its being stored",
                        LATENCY_BUCKETS)
                .tag("from", from)
                .register(meters);
    }

    private Timer.Builder timer(String thing, String description, Duration... buckets) {
        return Timer.builder(name(thing))
                .description(description)
                .tag(FEED, feed)
                .serviceLevelObjectives(buckets);
    }

    private Counter counter(String thing, String description) {
        return Counter.builder(name(thing))
                .description(description)
                .tag(FEED, feed)
                .register(meters);
    }

    private static String name(String thing) {
        return "tributary.streaming." + thing;
    }
}

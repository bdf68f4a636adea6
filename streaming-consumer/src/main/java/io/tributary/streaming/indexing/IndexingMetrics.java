package io.tributary.streaming.indexing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.streaming.document.Document;
import io.tributary.topology.rejection.Rejection;
import java.time.Clock;
import java.time.Duration;

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

    private static final Duration[] AGE_BUCKETS = {
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final MeterRegistry meters;
    private final Clock clock;
    private final String feed;
    private final Counter indexed;
    private final Counter duplicate;
    private final Counter retried;
    private final Timer bulk;
    private final Timer age;

    IndexingMetrics(MeterRegistry meters, Clock clock, String feed) {
        this.meters = meters;
        this.clock = clock;
        this.feed = feed;
        this.indexed = counter("tributary.documents.indexed", "Documents stored");
        this.duplicate =
                counter("tributary.documents.duplicate", "Documents that were there already");
        this.retried = counter("tributary.documents.retried", "Documents that had to wait");
        this.bulk =
                Timer.builder("tributary.bulk")
                        .description("Duration of a bulk request")
                        .tag(FEED, feed)
                        .serviceLevelObjectives(BULK_BUCKETS)
                        .register(meters);
        this.age =
                Timer.builder("tributary.reading.age")
                        .description("From the latest reading of a window to its being stored")
                        .tag(FEED, feed)
                        .serviceLevelObjectives(AGE_BUCKETS)
                        .register(meters);
    }

    void bulkTook(Duration duration) {
        bulk.record(duration);
    }

    void indexed(Document document) {
        indexed.increment();
        if (document.sensedAt() != null) {
            Duration since = Duration.between(document.sensedAt(), clock.instant());
            age.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    void duplicate() {
        duplicate.increment();
    }

    void retried(int documents) {
        retried.increment(documents);
    }

    void rejected(Rejection rejection) {
        Counter.builder("tributary.documents.rejected")
                .description("Records and documents that became rejections")
                .tag(FEED, feed)
                .tag("reason", rejection.reason().code())
                .register(meters)
                .increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).tag(FEED, feed).register(meters);
    }
}

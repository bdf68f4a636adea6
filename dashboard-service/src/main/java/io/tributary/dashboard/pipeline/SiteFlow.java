package io.tributary.dashboard.pipeline;

import io.tributary.dashboard.pipeline.Arrivals.Way;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import java.time.Duration;
import java.time.Instant;

/** What flows at one site. Thread-safe: the two ways come on two threads. */
final class SiteFlow {

    private final SlidingCounts counts = new SlidingCounts();
    private final Arrivals arrivals = new Arrivals();
    private final long since;
    private long lastAt;
    private Duration window = Duration.ofSeconds(1);

    SiteFlow(Instant now) {
        since = now.toEpochMilli();
        lastAt = since;
    }

    /** A message was read from Kafka. One that was read before is counted as a repeat only. */
    synchronized void kafka(AggregatedMessage message, Instant now) {
        FlowCounts slot = slot(now);
        WindowKey key = WindowKey.of(message);
        if (!arrivals.note(key, Way.KAFKA, now.toEpochMilli())) {
            slot.repeated();
            return;
        }
        Trace trace = message.trace();
        window = Duration.between(message.windowStart(), message.windowEnd());
        slot.arrived(message.messages(), message.readings());
        slot.record(Hop.SENSED_ACQUIRED, millis(trace.firstSensedAt(), trace.firstAcquiredAt()));
        slot.record(Hop.ACQUIRED_AGGREGATED, millis(trace.firstAcquiredAt(), trace.aggregatedAt()));
        slot.record(Hop.AGGREGATED_KAFKA, millis(trace.aggregatedAt(), now));
        compare(key, slot);
    }

    /** A message came over MQTT. One that a commit in doubt brings again is no new one. */
    synchronized void preview(AggregatedMessage message, Instant now) {
        FlowCounts slot = slot(now);
        WindowKey key = WindowKey.of(message);
        if (!arrivals.note(key, Way.MQTT, now.toEpochMilli())) {
            slot.repeated();
            return;
        }
        slot.record(Hop.AGGREGATED_PREVIEW, millis(message.trace().aggregatedAt(), now));
        compare(key, slot);
    }

    /** A search has found a commit. */
    synchronized void searchable(Instant aggregatedAt, Instant now) {
        slot(now).record(Hop.AGGREGATED_SEARCHABLE, millis(aggregatedAt, now));
    }

    /** Something was refused. */
    synchronized void rejected(RejectionReason reason, long count, Instant now) {
        slot(now).rejected(reason, count);
    }

    /** Everything of the last two minutes. */
    synchronized Measured measured(Instant now) {
        long millis = now.toEpochMilli();
        long from = Math.max(since, SlidingCounts.start(millis));
        return new Measured(
                counts.upTo(millis), Duration.ofMillis(Math.max(1_000, millis - from)), window);
    }

    /** Whether nothing of it counts any more. */
    synchronized boolean isIdle(Instant now) {
        return lastAt < SlidingCounts.start(now.toEpochMilli());
    }

    private FlowCounts slot(Instant now) {
        lastAt = now.toEpochMilli();
        return counts.at(lastAt);
    }

    private void compare(WindowKey key, FlowCounts slot) {
        arrivals.kafkaMinusMqttMillis(key).ifPresent(slot::compared);
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    /**
     * What was measured.
     *
     * @param counts the sum
     * @param over how long it was
     * @param window how long the site's windows are, by the newest message
     */
    record Measured(FlowCounts counts, Duration over, Duration window) {}
}

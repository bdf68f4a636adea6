package io.tributary.dashboard.pipeline;

import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.rejection.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which figure on something is worth a look, and from which on it hurts: the one place that
 * knows. Latencies are judged by their 95th percentile, so that one slow reading is no trouble.
 */
final class Thresholds {

    private static final Duration DEVICES_WATCH = Duration.ofSeconds(2);
    private static final Duration DEVICES_BAD = Duration.ofSeconds(10);

    /** Beside the window that every reading waits for, once or, when it is late, twice. */
    private static final Duration GATEWAY_WATCH = Duration.ofSeconds(1);

    private static final Duration GATEWAY_BAD = Duration.ofSeconds(10);
    private static final Duration LINE_WATCH = Duration.ofSeconds(1);
    private static final Duration LINE_BAD = Duration.ofSeconds(5);
    private static final Duration SEARCH_WATCH = Duration.ofSeconds(5);
    private static final Duration SEARCH_BAD = Duration.ofSeconds(30);

    private static final Duration BACKLOG_BAD = Duration.ofMinutes(1);
    private static final double HOURS_LEFT_BAD = 1;

    /** One message of a hundred. */
    private static final double REJECTED_BAD = 0.01;

    /** Fewer in the two minutes are a mistake of somebody who tries something. */
    private static final long REJECTED_FEW = 20;

    private static final long LAG_WATCH = 1_000;
    private static final long LAG_BAD = 10_000;

    private Thresholds() {}

    /**
     * @param window how long the site's windows are
     * @param waiting how long something has been on this hop that has not arrived yet
     */
    static Verdict hop(Hop hop, Latency latency, Duration window, @Nullable Duration waiting) {
        Long measured = latency.p95Millis();
        long millis =
                Math.max(
                        measured == null ? -1 : measured,
                        waiting == null ? -1 : waiting.toMillis());
        Verdict slow =
                switch (hop) {
                    case SENSED_ACQUIRED ->
                            slow(millis, DEVICES_WATCH, DEVICES_BAD, Advice.DEVICES_SLOW);
                    case ACQUIRED_AGGREGATED ->
                            slow(
                                    millis,
                                    window.multipliedBy(2).plus(GATEWAY_WATCH),
                                    window.multipliedBy(2).plus(GATEWAY_BAD),
                                    Advice.GATEWAY_SLOW);
                    case AGGREGATED_KAFKA -> slow(millis, LINE_WATCH, LINE_BAD, Advice.KAFKA_SLOW);
                    case AGGREGATED_PREVIEW -> slow(millis, LINE_WATCH, LINE_BAD, Advice.MQTT_SLOW);
                    case AGGREGATED_SEARCHABLE ->
                            slow(millis, SEARCH_WATCH, SEARCH_BAD, Advice.INDEXING_SLOW);
                };
        return slow.state() == State.BAD ? slow : worse(slow, clocks(latency));
    }

    private static Verdict slow(long millis, Duration watch, Duration bad, Advice advice) {
        if (millis < 0) {
            return Verdict.UNKNOWN;
        }
        if (millis > bad.toMillis()) {
            return Verdict.bad(advice);
        }
        return millis > watch.toMillis() ? Verdict.watch(advice) : Verdict.GOOD;
    }

    private static Verdict clocks(Latency latency) {
        if (latency.clocksDiffer() > 0) {
            return Verdict.watch(Advice.CLOCKS_DIFFER);
        }
        return latency.beyondAnHour() > 0 ? Verdict.watch(Advice.OLD_READINGS) : Verdict.UNKNOWN;
    }

    /** The later of the two only where it is worse. */
    private static Verdict worse(Verdict one, Verdict other) {
        return other.state().compareTo(one.state()) > 0 ? other : one;
    }

    /**
     * @param backlog null where the site never told
     * @param heartbeatAt when the site told so, by its own clock as the backlog is
     */
    static Verdict backlog(@Nullable SiteBacklog backlog, @Nullable Instant heartbeatAt) {
        if (backlog == null || heartbeatAt == null) {
            return Verdict.UNKNOWN;
        }
        Long limit = backlog.limitBytes();
        if (limit != null && backlog.bytes() >= limit) {
            return Verdict.bad(Advice.BACKLOG_FULL);
        }
        if (!backlog.behind()) {
            return Verdict.GOOD;
        }
        Instant oldest = backlog.oldestAt();
        Double hoursLeft = backlog.hoursLeft();
        boolean hurts =
                (oldest != null && oldest.isBefore(heartbeatAt.minus(BACKLOG_BAD)))
                        || (hoursLeft != null && hoursLeft < HOURS_LEFT_BAD);
        return hurts ? Verdict.bad(Advice.BACKLOG_WAITS) : Verdict.watch(Advice.BACKLOG_WAITS);
    }

    /**
     * @param messages that were taken meanwhile
     */
    static Verdict rejected(Map<RejectionReason, Long> rejected, long messages) {
        long all = rejected.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return Verdict.GOOD;
        }
        if (rejected.containsKey(RejectionReason.BACKLOG_FULL)) {
            return Verdict.bad(Advice.REJECTED_BACKLOG);
        }
        Advice advice =
                rejected.containsKey(RejectionReason.RATE)
                        ? Advice.REJECTED_RATE
                        : Advice.SOME_REJECTED;
        boolean isBad = all >= REJECTED_FEW && all > (all + messages) * REJECTED_BAD;
        return isBad ? Verdict.bad(advice) : Verdict.watch(advice);
    }

    /**
     * @param records null where Kafka does not tell
     */
    static Verdict lag(@Nullable Long records) {
        if (records == null) {
            return Verdict.UNKNOWN;
        }
        if (records > LAG_BAD) {
            return Verdict.bad(Advice.INDEXING_BEHIND);
        }
        return records > LAG_WATCH ? Verdict.watch(Advice.INDEXING_BEHIND) : Verdict.GOOD;
    }

    /**
     * Whether anything flows.
     *
     * @param reachable whether the site gave a sign of life in the last {@value
     *     Heartbeat#UNREACHABLE_AFTER_SECONDS} seconds
     * @param records aggregated messages of the last two minutes
     */
    static Verdict throughput(boolean reachable, long records) {
        if (!reachable) {
            return Verdict.bad(Advice.SITE_UNREACHABLE);
        }
        return records == 0 ? Verdict.watch(Advice.NOTHING_CAME) : Verdict.GOOD;
    }
}

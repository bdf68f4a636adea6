package io.tributary.streaming.indexing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed's consumer group is behind in each partition, and whether it gets ahead. Fed with
 * what Kafka says, so that it holds whatever becomes of the consumers. Thread-safe.
 */
public final class FeedProgress {

    private final Map<Partition, Standing> standings = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Clock clock;

    /**
     * @param patience how long a partition may stand still while records wait in it
     */
    FeedProgress(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    private record Partition(String topic, int number) {}

    /** Since when the offset has been where it is, with records behind it. */
    private record Standing(long committed, long lag, Instant since) {}

    /**
     * Records wait, nothing holds them up that is known, and yet nothing is done.
     *
     * @param topic Kafka topic
     * @param partition partition
     * @param waiting records
     * @param since since when
     */
    public record Stall(String topic, int partition, long waiting, Instant since) {}

    /**
     * What Kafka says of one partition.
     *
     * @param committed the group's offset
     * @param end the offset after the last record that may be read
     */
    public void observed(String topic, int partition, long committed, long end) {
        Instant now = clock.instant();
        long lag = Math.max(0, end - committed);
        standings.compute(
                new Partition(topic, partition),
                (key, before) ->
                        before == null || before.lag() == 0 || before.committed() != committed
                                ? new Standing(committed, lag, now)
                                : new Standing(committed, lag, before.since()));
    }

    /** Kafka says nothing: nobody gets ahead, and nothing is known of the consumers. */
    public void unknown() {
        standings.replaceAll(
                (key, before) -> new Standing(before.committed(), before.lag(), clock.instant()));
    }

    /** The partition that has stood still for longest, if one has for too long. */
    public @Nullable Stall stall() {
        Instant latest = clock.instant().minus(patience);
        return standings.entrySet().stream()
                .filter(one -> one.getValue().lag() > 0)
                .filter(one -> !one.getValue().since().isAfter(latest))
                .map(one -> stall(one.getKey(), one.getValue()))
                .min(Comparator.comparing(Stall::since))
                .orElse(null);
    }

    private static Stall stall(Partition partition, Standing standing) {
        return new Stall(partition.topic(), partition.number(), standing.lag(), standing.since());
    }

    /** Records of the topic that wait, as of the last time Kafka said so. */
    public long lag(String topic) {
        return standings.entrySet().stream()
                .filter(one -> one.getKey().topic().equals(topic))
                .mapToLong(one -> one.getValue().lag())
                .sum();
    }
}

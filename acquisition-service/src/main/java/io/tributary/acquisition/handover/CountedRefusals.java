package io.tributary.acquisition.handover;

import io.tributary.acquisition.handover.WaitingEntries.Waiting;
import io.tributary.acquisition.rejection.Refused;
import io.tributary.acquisition.rejection.Rejections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is refused for a while, so that a flood becomes one rejection a second and not one a
 * message. Until then none of the counted messages can be acknowledged, nor any that came after
 * them. So a count ends after a second; or when a sixteenth of the messages that the broker sends
 * without our acknowledgement has come since it began, for brokers send unevenly where they are
 * acknowledged in large bursts; or when nothing comes any more, as where the broker's own window of
 * unacknowledged messages is smaller than ours. Guarded by its {@link HandOver}.
 */
final class CountedRefusals {

    /** With the delay of the batch and the way to the broker, it makes a second. */
    private static final long LONGEST_NANOS = Duration.ofMillis(900).toNanos();

    private static final long SILENCE_NANOS = Duration.ofMillis(50).toNanos();

    private final Map<Refused, Tally> tallies = new LinkedHashMap<>();
    private final int maxMessages;
    private final Rejections rejections;
    private long sinceNanos;
    private long newestNanos;
    private int messages;

    CountedRefusals(int receiveMaximum, Rejections rejections) {
        this.maxMessages = Math.max(1, receiveMaximum / 16);
        this.rejections = rejections;
    }

    void add(CountedRefusal refusal, @Nullable Arrival arrival, long nowNanos) {
        if (tallies.isEmpty()) {
            sinceNanos = nowNanos;
            messages = 0;
        }
        tallies.computeIfAbsent(refusal.refused(), key -> new Tally(refusal.receivedAt()))
                .add(refusal, arrival);
    }

    /** A message came, refused or not: it may be waiting for those that are counted. */
    void messageCame(long nowNanos) {
        messages++;
        newestNanos = nowNanos;
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    boolean isDue(long nowNanos) {
        return !tallies.isEmpty()
                && (messages >= maxMessages
                        || nowNanos - sinceNanos >= LONGEST_NANOS
                        || nowNanos - newestNanos >= SILENCE_NANOS);
    }

    /** Ends the count. */
    List<Waiting> end(long nowNanos) {
        List<Waiting> entries = new ArrayList<>();
        tallies.forEach(
                (refused, tally) ->
                        entries.add(
                                new Waiting(
                                        EncodedEntry.of(
                                                rejections.counted(
                                                        refused,
                                                        tally.count(),
                                                        tally.seqs(),
                                                        tally.payloadBytes(),
                                                        tally.firstReceivedAt())),
                                        tally.arrivals(),
                                        false,
                                        nowNanos)));
        tallies.clear();
        return entries;
    }
}

package io.tributary.acquisition.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The count of refused messages that have all in common but their numbers. Not thread-safe. */
final class Tally {

    private final Instant firstReceivedAt;
    private final List<Arrival> arrivals = new ArrayList<>();
    private long[] seqs = new long[8];
    private int numbered;
    private long count;
    private long payloadBytes;

    Tally(Instant firstReceivedAt) {
        this.firstReceivedAt = firstReceivedAt;
    }

    void add(CountedRefusal refusal, @Nullable Arrival arrival) {
        count++;
        payloadBytes += refusal.payloadBytes();
        if (refusal.seq() != null) {
            if (numbered == seqs.length) {
                seqs = Arrays.copyOf(seqs, 2 * numbered);
            }
            seqs[numbered++] = refusal.seq();
        }
        if (arrival != null) {
            arrivals.add(arrival);
        }
    }

    long count() {
        return count;
    }

    long payloadBytes() {
        return payloadBytes;
    }

    Instant firstReceivedAt() {
        return firstReceivedAt;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    /** The numbers as inclusive ranges, ascending; null where no message carries one. */
    @Nullable List<List<Long>> seqs() {
        if (numbered == 0) {
            return null;
        }
        Arrays.sort(seqs, 0, numbered);
        List<List<Long>> ranges = new ArrayList<>();
        long from = seqs[0];
        long to = from;
        for (int i = 1; i < numbered; i++) {
            if (seqs[i] > to + 1) {
                ranges.add(List.of(from, to));
                from = seqs[i];
            }
            to = seqs[i];
        }
        ranges.add(List.of(from, to));
        return ranges;
    }
}

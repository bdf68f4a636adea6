package io.tributary.acquisition.handover;

import io.tributary.topology.telemetry.BatchEntry;
import java.util.ArrayList;
import java.util.List;

/** The batch that is being filled. Guarded by its {@link HandOver}. */
final class OpenBatch {

    final List<BatchEntry> entries = new ArrayList<>();
    final List<Arrival> arrivals = new ArrayList<>();
    private long bytes;
    private long openedAtNanos;

    void add(BatchEntry entry, Arrival arrival, int estimatedBytes, long nowNanos) {
        if (entries.isEmpty()) {
            openedAtNanos = nowNanos;
        }
        entries.add(entry);
        if (arrival.acknowledgeable) {
            arrivals.add(arrival);
        }
        bytes += estimatedBytes;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean isFull(int maxMessages, long maxBytes) {
        return entries.size() >= maxMessages || bytes >= maxBytes;
    }

    boolean isOlderThan(long ageNanos, long nowNanos) {
        return !isEmpty() && nowNanos - openedAtNanos >= ageNanos;
    }
}

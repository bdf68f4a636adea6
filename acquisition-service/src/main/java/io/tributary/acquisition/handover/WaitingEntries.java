package io.tributary.acquisition.handover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Entries that are in no batch yet, in order of arrival. Guarded by its {@link HandOver}. */
final class WaitingEntries {

    /** Memory that an entry takes beside its JSON, at least. */
    private static final int OVERHEAD_BYTES = 200;

    private final Deque<Waiting> entries = new ArrayDeque<>();
    private final int maxMessages;
    private final long maxBatchBytes;
    private final long maxBytes;
    private long jsonBytes;
    private int messages;
    private int urgent;

    /**
     * @param arrivals what it accounts for; empty for messages at QoS 0
     */
    record Waiting(EncodedEntry entry, List<Arrival> arrivals, boolean urgent, long sinceNanos) {

        int bytes() {
            return entry.json().length;
        }

        int messages() {
            return Math.max(1, arrivals.size());
        }
    }

    WaitingEntries(int maxMessages, long maxBatchBytes, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBatchBytes = maxBatchBytes;
        this.maxBytes = maxBytes;
    }

    void add(Waiting waiting) {
        entries.addLast(waiting);
        jsonBytes += waiting.bytes();
        messages += waiting.messages();
        urgent += waiting.urgent() ? 1 : 0;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    long bytes() {
        return jsonBytes + (long) OVERHEAD_BYTES * entries.size();
    }

    /** Since when the oldest waits; the given time when none does. */
    long oldestNanos(long otherwise) {
        Waiting oldest = entries.peekFirst();
        return oldest == null ? otherwise : oldest.sinceNanos();
    }

    boolean hasRoom() {
        return bytes() < maxBytes;
    }

    /** Whether there is a reason to close a batch now. */
    boolean isDue(long nowNanos, long maxDelayNanos) {
        Waiting oldest = entries.peekFirst();
        return oldest != null
                && (urgent > 0
                        || messages >= maxMessages
                        || jsonBytes >= maxBatchBytes
                        || !hasRoom()
                        || nowNanos - oldest.sinceNanos() >= maxDelayNanos);
    }

    /** Takes out what makes one batch: at least one entry, and no more than fit. */
    List<Waiting> cut() {
        List<Waiting> cut = new ArrayList<>();
        long bytes = 0;
        int account = 0;
        for (Waiting next = entries.peekFirst();
                next != null
                        && account < maxMessages
                        && (cut.isEmpty() || bytes + next.bytes() <= maxBatchBytes);
                next = entries.peekFirst()) {
            cut.add(entries.removeFirst());
            bytes += next.bytes();
            account += next.messages();
            urgent -= next.urgent() ? 1 : 0;
        }
        jsonBytes -= bytes;
        messages -= account;
        return cut;
    }
}

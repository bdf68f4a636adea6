package io.tributary.acquisition.backlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Batches of one epoch that the broker holds and the gateway has not confirmed. Not thread-safe.
 */
final class OpenBatches {

    private record Open(long number, int bytes) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private long bytes;
    private long confirmed;

    void add(long number, int batchBytes) {
        if (number > confirmed) {
            open.addLast(new Open(number, batchBytes));
            bytes += batchBytes;
        }
    }

    /** All up to this number stand in the journal. */
    void confirm(long number) {
        confirmed = Math.max(confirmed, number);
        while (!open.isEmpty() && open.getFirst().number() <= confirmed) {
            bytes -= open.removeFirst().bytes();
        }
    }

    long confirmed() {
        return confirmed;
    }

    /**
     * Whether the broker holds the first that is not confirmed; they are in the order of its
     * acknowledgements, hardly ever another than that of their numbers.
     */
    boolean holdsNext() {
        int looked = 0;
        for (Iterator<Open> i = open.iterator(); i.hasNext() && looked < 1000; looked++) {
            if (i.next().number() == confirmed + 1) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return open.size();
    }

    long bytes() {
        return bytes;
    }
}

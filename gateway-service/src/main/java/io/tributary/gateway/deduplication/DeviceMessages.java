package io.tributary.gateway.deduplication;

import java.util.Arrays;

/**
 * The last numbered messages of one device, in order of the journal: a ring that grows with need.
 * Not thread-safe.
 */
final class DeviceMessages {

    private static final int FIRST_CAPACITY = 8;

    private final int limit;
    private long[] seqs = new long[FIRST_CAPACITY];
    private long[] hashes = new long[FIRST_CAPACITY];
    private long[] positions = new long[FIRST_CAPACITY];
    private int[] seconds = new int[FIRST_CAPACITY];
    private int head;
    private int size;
    private long highestSeq = Long.MIN_VALUE;

    /** The run that it was last used in. */
    private long run;

    /**
     * @param limit messages remembered at most, a power of two
     */
    DeviceMessages(int limit) {
        this.limit = limit;
    }

    /**
     * The first use in a run forgets what an earlier attempt at the same part of the journal left.
     *
     * @return how many messages were forgotten
     */
    int begin(long thisRun, long from) {
        if (run == thisRun) {
            return 0;
        }
        run = thisRun;
        int before = size;
        while (size > 0 && positions[index(size - 1)] >= from) {
            size--;
        }
        return before - size;
    }

    boolean contains(long seq, long hash, int notBeforeSecond) {
        if (seq > highestSeq) {
            return false;
        }
        for (int i = size - 1; i >= 0; i--) {
            int at = index(i);
            if (seqs[at] == seq && hashes[at] == hash && seconds[at] >= notBeforeSecond) {
                return true;
            }
        }
        return false;
    }

    void add(long seq, long hash, long position, int second) {
        if (size == seqs.length) {
            if (size == limit) {
                dropFirst();
            } else {
                grow();
            }
        }
        int at = index(size);
        seqs[at] = seq;
        hashes[at] = hash;
        positions[at] = position;
        seconds[at] = second;
        size++;
        highestSeq = Math.max(highestSeq, seq);
    }

    /**
     * Forgets what came before.
     *
     * @return how many messages were forgotten
     */
    int forgetBefore(int second) {
        int before = size;
        while (size > 0 && seconds[head] < second) {
            dropFirst();
        }
        return before - size;
    }

    void dropFirst() {
        head = (head + 1) & (seqs.length - 1);
        size--;
        if (size == 0) {
            highestSeq = Long.MIN_VALUE;
        }
    }

    int size() {
        return size;
    }

    private int index(int i) {
        return (head + i) & (seqs.length - 1);
    }

    private void grow() {
        seqs = unrolled(seqs);
        hashes = unrolled(hashes);
        positions = unrolled(positions);
        int[] grown = new int[2 * seconds.length];
        System.arraycopy(seconds, head, grown, 0, seconds.length - head);
        System.arraycopy(seconds, 0, grown, seconds.length - head, head);
        seconds = grown;
        head = 0;
    }

    private long[] unrolled(long[] ring) {
        long[] grown = Arrays.copyOfRange(ring, head, head + 2 * ring.length);
        System.arraycopy(ring, 0, grown, ring.length - head, head);
        return grown;
    }
}

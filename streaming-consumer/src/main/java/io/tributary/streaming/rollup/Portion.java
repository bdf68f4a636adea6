package io.tributary.streaming.rollup;

/**
 * How many marks to compute at a time, so that the answer is about one page: what is more is read
 * over again for each page. Not thread-safe.
 */
final class Portion {

    private static final int FIRST = 16;

    private final int most;
    private int size;

    Portion(int most) {
        this.most = most;
        this.size = Math.min(FIRST, most);
    }

    int size() {
        return size;
    }

    /** What became of a whole portion. */
    void took(int pages) {
        if (pages > 2) {
            failed();
        } else if (pages <= 1) {
            size = Math.min(most, size * 2);
        }
    }

    void failed() {
        size = Math.max(1, size / 2);
    }
}

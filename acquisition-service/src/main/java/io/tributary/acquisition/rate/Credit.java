package io.tributary.acquisition.rate;

/**
 * Tokens that each bucket gets once, and may hold for a while above what it can hold otherwise.
 *
 * @param tokens so many it gets
 * @param capacity so many more it may hold, what is left of credits before included
 * @param endsNanos when those that are left are lost
 */
record Credit(double tokens, double capacity, long endsNanos) {

    static final Credit NONE = new Credit(0, 0, 0);

    double capacityAt(long nowNanos) {
        return nowNanos - endsNanos < 0 ? capacity : 0;
    }
}

package io.tributary.acquisition.rate;

/** Holds up to so many tokens, one for each message, and fills by the time. Not thread-safe. */
final class TokenBucket {

    private double tokens;
    private long chargedNanos;

    /** Full. */
    TokenBucket(int burst, long nowNanos) {
        this.tokens = burst;
        this.chargedNanos = nowNanos;
    }

    /** Takes a token. False when there is none. */
    boolean charge(double tokensPerNano, double capacity, long nowNanos) {
        tokens = Math.min(capacity, tokens + (nowNanos - chargedNanos) * tokensPerNano);
        chargedNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    long silentNanos(long nowNanos) {
        return nowNanos - chargedNanos;
    }
}

package io.tributary.acquisition.rate;

/** Holds up to so many tokens, one for each message, and fills by the time. Not thread-safe. */
final class TokenBucket {

    private double tokens;
    private long chargedNanos;
    private Credit credited = Credit.NONE;

    /** Full. */
    TokenBucket(int burst, long nowNanos) {
        this.tokens = burst;
        this.chargedNanos = nowNanos;
    }

    /** Takes a token. False when there is none. */
    boolean charge(double tokensPerNano, int burst, Credit credit, long nowNanos) {
        double earned = (nowNanos - chargedNanos) * tokensPerNano;
        chargedNanos = nowNanos;
        if (!credited.equals(credit)) {
            credited = credit;
            earned += credit.tokens();
        }
        tokens = Math.min(burst + credit.capacityAt(nowNanos), tokens + earned);
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

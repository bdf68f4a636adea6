package io.tributary.dashboard.security;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The quota of each user who asked for something lately. Only who has logged in gets one, so that
 * there are never more than users; those that are full are forgotten, and nothing with them.
 */
@Component
class Quotas {

    private final ConcurrentMap<String, Quota> quotas = new ConcurrentHashMap<>();
    private final RateLimitProperties properties;
    private final LongSupplier nanos;

    @Autowired
    Quotas(RateLimitProperties properties) {
        this(properties, System::nanoTime);
    }

    Quotas(RateLimitProperties properties, LongSupplier nanos) {
        this.properties = properties;
        this.nanos = nanos;
    }

    /**
     * What became of a request.
     *
     * @param granted whether it may be carried out
     * @param left requests that are left
     * @param secondsUntilFull until all of them are there again
     * @param secondsUntilGranted until this one would be granted; 0 where it is
     */
    record Decision(boolean granted, long left, long secondsUntilFull, long secondsUntilGranted) {}

    /** Takes what the request costs from the user's quota, if it is there. */
    Decision decide(String user, int cost) {
        long now = nanos.getAsLong();
        int affordable = Math.min(cost, properties.requests());
        Quota quota = quotas.computeIfAbsent(user, name -> full(now));
        boolean granted = quota.take(affordable, now);
        return new Decision(
                granted,
                quota.left(now),
                seconds(quota.nanosUntilFull(now)),
                granted ? 0 : seconds(quota.nanosUntil(affordable, now)));
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void forgetFull() {
        long now = nanos.getAsLong();
        quotas.values().removeIf(quota -> quota.nanosUntilFull(now) == 0);
    }

    int count() {
        return quotas.size();
    }

    private Quota full(long now) {
        return new Quota(properties.requests(), properties.window().toNanos(), now);
    }

    private static long seconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }
}

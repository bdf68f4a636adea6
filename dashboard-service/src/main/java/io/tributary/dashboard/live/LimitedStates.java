package io.tributary.dashboard.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The last state per key, for at most so many keys; those that come later are counted and left out.
 *
 * @param <K> the key
 * @param <S> the state
 */
final class LimitedStates<K, S> {

    private final Map<K, S> states = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private final int limit;
    private final Counter beyondLimit;

    LimitedStates(String kind, int limit, MeterRegistry meters) {
        this.limit = limit;
        this.beyondLimit =
                Counter.builder("tributary.dashboard.readmodel.refused")
                        .tag("kind", kind)
                        .description("What lies beyond the limit of the read model, not shown")
                        .register(meters);
    }

    boolean put(K key, S state) {
        if (states.size() >= limit && !states.containsKey(key)) {
            beyondLimit.increment();
            return false;
        }
        if (states.put(key, state) == null) {
            revision.incrementAndGet();
        }
        return true;
    }

    void remove(K key) {
        if (states.remove(key) != null) {
            revision.incrementAndGet();
        }
    }

    Optional<S> find(K key) {
        return Optional.ofNullable(states.get(key));
    }

    /** Another one as soon as there are other keys. */
    long revision() {
        return revision.get();
    }

    Set<K> keys() {
        return Collections.unmodifiableSet(states.keySet());
    }
}

package io.tributary.dashboard.security;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who sends a password with each request, and from where: the last 1,000, so that the audit trail
 * is told of each once, and anew after a failure. Thread-safe.
 */
final class KnownCallers {

    private static final int LIMIT = 1_000;

    private final Map<Caller, Boolean> callers =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Caller, Boolean> eldest) {
                    return size() > LIMIT;
                }
            };

    /** Whether it is new that the user comes from there. */
    synchronized boolean add(String name, String address) {
        return callers.put(new Caller(name, address), true) == null;
    }

    /** Somebody failed to be that user there: who succeeds next may be another. */
    synchronized void forget(String name, String address) {
        callers.remove(new Caller(name, address));
    }

    synchronized int size() {
        return callers.size();
    }

    private record Caller(String name, String address) {}
}

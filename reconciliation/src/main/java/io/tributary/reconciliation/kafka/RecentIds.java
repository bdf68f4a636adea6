package io.tributary.reconciliation.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The ids that came last: enough to know a repeat, and no more. Not thread-safe. */
final class RecentIds {

    private static final int CAPACITY = 100_000;

    private final Map<UUID, Boolean> ids =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
                    return size() > CAPACITY;
                }
            };

    /** Whether it is new. */
    boolean add(UUID id) {
        return ids.put(id, true) == null;
    }

    boolean contains(UUID id) {
        return ids.containsKey(id);
    }
}

package io.tributary.dashboard.presence.elasticsearch;

import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.presence.PresenceChange;
import io.tributary.topology.presence.Presence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document of {@code tributary-presence}.
 *
 * @param state what the gateway judged the device to be
 * @param since since when
 * @param lastSeenAt when anything had been heard of it; absent if never
 */
record PresenceDocument(Presence state, Instant since, @Nullable Instant lastSeenAt) {

    PresenceChange change() {
        return new PresenceChange(ShownPresence.of(state, lastSeenAt), since);
    }
}

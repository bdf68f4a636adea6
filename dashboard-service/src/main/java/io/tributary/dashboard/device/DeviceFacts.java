package io.tributary.dashboard.device;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Reading;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.site.Device;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a device at one moment.
 *
 * @param key the device
 * @param model what the site model says, where it knows the device
 * @param state the gateway's word, where there is one
 * @param readings newest values
 */
record DeviceFacts(
        DeviceKey key,
        @Nullable Device model,
        @Nullable DeviceState state,
        Collection<Reading> readings) {

    /** Whether anything is known at all. */
    boolean exists() {
        return model != null || state != null || !readings.isEmpty();
    }

    /** The presence as last known, whether or not the site can be reached. */
    ShownPresence knownPresence() {
        return state == null
                ? withoutWord()
                : ShownPresence.of(state.presence(), state.lastSeenAt());
    }

    private ShownPresence withoutWord() {
        if (model == null) {
            return ShownPresence.DISCOVERED;
        }
        return readings.isEmpty() ? ShownPresence.NEVER_SEEN : ShownPresence.UNKNOWN;
    }

    /** The gateway tells it with a change of presence only; values tell it all the time. */
    @Nullable Instant lastSeenAt(Instant now) {
        return Stream.concat(
                        Stream.ofNullable(state == null ? null : state.lastSeenAt()),
                        readings.stream().map(Reading::at).filter(at -> !at.isAfter(now)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}

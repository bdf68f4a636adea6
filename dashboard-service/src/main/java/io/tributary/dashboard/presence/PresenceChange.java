package io.tributary.dashboard.presence;

import io.tributary.dashboard.device.ShownPresence;
import java.time.Instant;

/**
 * A device's presence became another.
 *
 * @param state what it became
 * @param since when
 */
public record PresenceChange(ShownPresence state, Instant since) {}

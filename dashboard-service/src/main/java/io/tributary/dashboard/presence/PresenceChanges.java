package io.tributary.dashboard.presence;

import io.tributary.dashboard.live.DeviceKey;
import java.time.Instant;
import java.util.List;

/**
 * The changes of presence that are kept. Blocks; throws {@link
 * io.tributary.dashboard.availability.DependencyAwayException} when the store is away.
 */
public interface PresenceChanges {

    /**
     * The device's changes before that time, newest first. Of several at one time, to the
     * millisecond, the first holds.
     */
    List<PresenceChange> before(DeviceKey device, Instant end, int most);
}

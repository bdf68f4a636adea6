package io.tributary.dashboard.presence;

import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.problem.ApiProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a device's presence over time together: from what is known of the present, and before that,
 * from the changes that are kept. The present goes first: it is never behind, and where a clock was
 * set back, changes that seem to lie after it are older than it.
 */
@Component
public class PresenceTimelines {

    private final PresenceChanges changes;

    PresenceTimelines(PresenceChanges changes) {
        this.changes = changes;
    }

    /**
     * A page of the stretches in the range, newest first.
     *
     * @param after where to go on; null for the newest
     * @throws ApiProblemException when the cursor is not of this range
     * @throws io.tributary.dashboard.availability.DependencyAwayException when changes are needed
     *     and the store of them is away
     */
    public PresenceTimeline of(
            DeviceView device, TimelineRange range, @Nullable Cursor after, int limit) {
        Instant end = after == null ? range.to() : range.requireWithin(after);
        List<PresenceChange> found = new ArrayList<>(present(device, end));
        Instant known = found.isEmpty() ? end : found.getLast().since();
        boolean more = false;
        if (known.isAfter(range.from())) {
            DeviceKey key = new DeviceKey(device.site(), device.location(), device.device());
            List<PresenceChange> kept = changes.before(key, known, limit + 1);
            found.addAll(kept);
            more = kept.size() > limit;
        }
        return page(device, range, after == null ? null : end, found, more, limit);
    }

    /** What is known of the present, as far as it began before the end; newest first. */
    private static List<PresenceChange> present(DeviceView device, Instant end) {
        Instant since = device.since();
        if (since == null) {
            return List.of();
        }
        List<PresenceChange> present = new ArrayList<>();
        ShownPresence told = device.lastKnownPresence();
        if (told != null) {
            Instant heard = device.lastHeartbeatAt();
            Instant silent = heard != null && heard.isAfter(since) ? heard : since;
            present.add(new PresenceChange(device.presence(), silent));
        }
        present.add(new PresenceChange(told == null ? device.presence() : told, since));
        present.removeIf(change -> !change.since().isBefore(end));
        return present;
    }

    private static PresenceTimeline page(
            DeviceView device,
            TimelineRange range,
            @Nullable Instant end,
            List<PresenceChange> found,
            boolean more,
            int limit) {
        List<PresenceStretch> items = new ArrayList<>();
        Instant until = end;
        for (PresenceChange change : found) {
            if (items.size() == limit) {
                break;
            }
            if (!change.since().equals(until)) {
                items.add(new PresenceStretch(change.state(), change.since(), until));
                until = change.since();
            }
            if (!change.since().isAfter(range.from())) {
                return timeline(device, range, items, null);
            }
        }
        if (until != null && (more || items.size() == limit)) {
            return timeline(device, range, items, new Cursor(until, "").format());
        }
        items.add(new PresenceStretch(ShownPresence.UNKNOWN, null, until));
        return timeline(device, range, items, null);
    }

    private static PresenceTimeline timeline(
            DeviceView device,
            TimelineRange range,
            List<PresenceStretch> items,
            @Nullable String next) {
        return new PresenceTimeline(
                device.site(),
                device.location(),
                device.device(),
                range.from(),
                range.to(),
                items,
                next);
    }
}

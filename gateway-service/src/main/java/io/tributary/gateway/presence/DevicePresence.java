package io.tributary.gateway.presence;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one device. Guarded by its {@link PresenceBook}. */
final class DevicePresence {

    /** A device that only goes on sending is written again no more often than this. */
    static final Duration SEEN_WRITTEN_EVERY = Duration.ofMinutes(1);

    private final SiteId site;
    private final LocationName location;
    private final DeviceId device;
    private final @Nullable Duration silence;
    private long revision;
    private Presence presence;
    private Instant since;
    private @Nullable Instant lastSeenAt;
    private @Nullable Map<String, Object> info;
    private @Nullable Instant seenWrittenAt;
    private final Flapping flapping = new Flapping();
    private boolean changed;

    /**
     * @param silence how long it may be silent; null for a device outside the model
     */
    DevicePresence(
            SiteId site,
            LocationName location,
            DeviceId device,
            @Nullable Duration silence,
            Instant now) {
        this.site = site;
        this.location = location;
        this.device = device;
        this.silence = silence;
        this.presence = silence == null ? Presence.DISCOVERED : Presence.OFFLINE;
        this.since = now;
        this.changed = true;
    }

    /** Takes over what was known before a restart. */
    void restore(DeviceState state) {
        revision = state.revision();
        lastSeenAt = state.lastSeenAt();
        seenWrittenAt = state.lastSeenAt();
        info = state.info();
        boolean sameKind = (state.presence() == Presence.DISCOVERED) == (silence == null);
        if (sameKind) {
            presence = state.presence();
            since = state.since();
        }
        changed = !sameKind;
    }

    Presence presence() {
        return presence;
    }

    /** It said or did something just now. */
    void seen(Instant at) {
        if (lastSeenAt == null || at.isAfter(lastSeenAt)) {
            lastSeenAt = at;
        }
        if (seenWrittenAt == null
                || Duration.between(seenWrittenAt, at).compareTo(SEEN_WRITTEN_EVERY) >= 0) {
            changed = true;
        }
        saidOnline(at);
    }

    /**
     * It said that it is there, at some time: a retained birth is no sign of life of this moment.
     */
    void saidOnline(Instant at) {
        if (silence != null) {
            become(Presence.ONLINE, at);
        }
    }

    void saidOffline(Instant at) {
        if (silence != null) {
            become(Presence.OFFLINE, at);
        }
    }

    void told(Map<String, Object> about) {
        if (!about.equals(info)) {
            info = about;
            changed = true;
        }
    }

    /** Judges its silence. */
    void judge(Instant now, Instant listeningSince) {
        if (silence == null || presence != Presence.ONLINE) {
            return;
        }
        Instant heard =
                lastSeenAt != null && lastSeenAt.isAfter(listeningSince)
                        ? lastSeenAt
                        : since.isAfter(listeningSince) ? since : listeningSince;
        if (Duration.between(heard, now).compareTo(silence) > 0) {
            become(Presence.STALE, now);
        }
    }

    /** The snapshot to publish, or null when nothing changed since the last one, or it flaps. */
    @Nullable DeviceState change(Instant now) {
        if (!changed || flapping.isDamped(now)) {
            return null;
        }
        return new DeviceState(
                site, location, device, revision + 1, presence, since, lastSeenAt, info);
    }

    /** That snapshot is in Kafka. */
    void published(DeviceState state, Instant now) {
        flapping.published(now);
        revision = Math.max(revision, state.revision());
        seenWrittenAt = state.lastSeenAt();
        changed =
                !state.equals(
                        new DeviceState(
                                site,
                                location,
                                device,
                                state.revision(),
                                presence,
                                since,
                                state.lastSeenAt(),
                                info));
    }

    private void become(Presence next, Instant at) {
        if (presence != next) {
            presence = next;
            since = at;
            changed = true;
            flapping.changed(at);
        }
    }
}

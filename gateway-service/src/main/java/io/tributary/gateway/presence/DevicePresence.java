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

/**
 * What is known of one device. An {@code Instant} is what the wall clock showed, and only told; a
 * {@code moment} is what the steady clock showed, and judged by. Guarded by its {@link
 * PresenceBook}.
 */
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

    /** What its status last said, live or replayed; null where none is known. */
    private @Nullable Presence said;

    private @Nullable Duration heard;
    private @Nullable Duration seenWritten;
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
    void restore(DeviceState state, Duration moment) {
        revision = state.revision();
        lastSeenAt = state.lastSeenAt();
        seenWritten = state.lastSeenAt() == null ? null : moment;
        info = state.info();
        boolean sameKind = (state.presence() == Presence.DISCOVERED) == (silence == null);
        if (sameKind) {
            presence = state.presence();
            since = state.since();
            said = presence == Presence.OFFLINE ? Presence.OFFLINE : Presence.ONLINE;
        }
        changed = !sameKind;
    }

    Presence presence() {
        return presence;
    }

    Instant since() {
        return since;
    }

    /** It said or did something just now. */
    void seen(Instant at, Duration moment) {
        lastSeenAt = at;
        if (seenWritten == null || moment.minus(seenWritten).compareTo(SEEN_WRITTEN_EVERY) >= 0) {
            changed = true;
        }
        become(Presence.ONLINE, at, moment);
        heard = moment;
    }

    /** Its birth or its last will came. */
    void said(Presence status, Instant at, Duration moment) {
        said = status;
        if (status == Presence.ONLINE) {
            seen(at, moment);
        } else {
            become(status, at, moment);
        }
    }

    /**
     * The broker replays what its status said last, at whatever time. That is news only where it is
     * not what we knew it to say: then a birth or a last will did not reach us. It is no sign of
     * life of this moment, and does not wake a device that has fallen silent since.
     */
    void replayed(Presence status, Instant at, Duration moment) {
        if (said != status) {
            said = status;
            become(status, at, moment);
        }
    }

    void told(Map<String, Object> about) {
        if (!about.equals(info)) {
            info = about;
            changed = true;
        }
    }

    /**
     * Judges its silence.
     *
     * @param listeningSince before it, nobody listened
     * @param until after it, perhaps nobody listens
     */
    void judge(Instant now, Duration listeningSince, Duration until, Duration moment) {
        if (silence == null || presence != Presence.ONLINE) {
            return;
        }
        Duration from =
                heard != null && heard.compareTo(listeningSince) > 0 ? heard : listeningSince;
        if (until.minus(from).compareTo(silence) > 0) {
            become(Presence.STALE, now, moment);
        }
    }

    /** The snapshot to publish, or null when nothing changed since the last one, or it flaps. */
    @Nullable DeviceState change(Duration moment) {
        if (!changed || flapping.isDamped(moment)) {
            return null;
        }
        return new DeviceState(
                site, location, device, revision + 1, presence, since, lastSeenAt, info);
    }

    /** That snapshot is in Kafka. */
    void published(DeviceState state, Duration moment) {
        flapping.published(moment);
        revision = Math.max(revision, state.revision());
        seenWritten = state.lastSeenAt() == null ? null : moment;
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

    private void become(Presence next, Instant at, Duration moment) {
        if (silence != null && presence != next) {
            presence = next;
            since = at;
            heard = moment;
            changed = true;
            flapping.changed(moment);
        }
    }
}

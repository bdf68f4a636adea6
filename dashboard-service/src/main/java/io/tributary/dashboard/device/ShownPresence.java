package io.tributary.dashboard.device;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tributary.dashboard.problem.Choices;
import io.tributary.topology.presence.Presence;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A device's presence as it is shown: the gateway's word, or why there is none. */
public enum ShownPresence {
    /** It said so, or sends. */
    ONLINE,
    /** Silent for too long. */
    STALE,
    /** It said goodbye, or its last will came. */
    OFFLINE,
    /** It sends, but is not in the site model. */
    DISCOVERED,
    /** It is in the site model, but was never heard of. */
    NEVER_SEEN,
    /** It sent values, but the gateway has not judged its presence yet. */
    UNKNOWN,
    /** Its site gives no sign of life, so nothing is known. */
    SITE_UNREACHABLE;

    /** To choose from, as a parameter. */
    public static final Choices<ShownPresence> CHOICES =
            Choices.of("presence", ShownPresence.class, ShownPresence::code);

    /**
     * The gateway's word as it is shown.
     *
     * @param lastSeenAt when anything had been heard of the device; null if never
     */
    public static ShownPresence of(Presence presence, @Nullable Instant lastSeenAt) {
        return switch (presence) {
            case ONLINE -> ONLINE;
            case STALE -> STALE;
            case OFFLINE -> lastSeenAt == null ? NEVER_SEEN : OFFLINE;
            case DISCOVERED -> DISCOVERED;
        };
    }

    /** The wire form: lower case with hyphens. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

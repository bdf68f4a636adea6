package io.tributary.topology.presence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the gateway knows of a device's presence. */
public enum Presence {
    /** It said so, or sends. */
    ONLINE,
    /** Silent for longer than its presence class allows, but no last will came. */
    STALE,
    /** It said goodbye, its last will came, or it was never heard of. */
    OFFLINE,
    /** It sends, but is not in the site model. */
    DISCOVERED;

    /** The wire form: lower case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the wire form.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    @JsonCreator
    public static Presence of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

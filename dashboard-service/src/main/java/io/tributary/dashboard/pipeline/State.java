package io.tributary.dashboard.pipeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How something fares; the later the worse. */
public enum State {
    /** Nothing is known of it. */
    UNKNOWN,
    /** As it should be. */
    GOOD,
    /** Worth a look. */
    WATCH,
    /** It hurts. */
    BAD;

    /** The wire form: lower case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

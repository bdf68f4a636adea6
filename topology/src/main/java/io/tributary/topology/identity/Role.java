package io.tributary.topology.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a user or an API token may do. Each may also do what those before it may. */
public enum Role {
    /** See everything but the administration. */
    VIEWER,
    /** Send commands, feed rejections in again. */
    OPERATOR,
    /** Change users, tokens and devices' credentials; see the audit trail. */
    ADMINISTRATOR;

    /** Stable name, such as {@code operator}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name. */
    @JsonCreator
    public static Role of(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "a role is viewer, operator or administrator"));
    }

    /** The one of both that may do less. */
    public Role atMost(Role other) {
        return compareTo(other) <= 0 ? this : other;
    }
}

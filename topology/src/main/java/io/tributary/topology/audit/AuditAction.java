package io.tributary.topology.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What is written into the audit trail. */
public enum AuditAction {
    LOGGED_IN,
    LOGIN_FAILED,
    /** Too many failures: not even looked at. */
    LOGIN_THROTTLED,
    LOGGED_OUT,
    COMMANDED,
    REPLAYED,
    USER_CREATED,
    USER_CHANGED,
    PASSWORD_CHANGED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    CREDENTIAL_CHANGED,
    /** Something was asked for that the role does not permit. */
    FORBIDDEN,
    /** A token was sent that is revoked, past its time, or never was. */
    TOKEN_REFUSED;

    /** Stable name, such as {@code logged-in}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of that name. */
    @JsonCreator
    public static AuditAction of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such action"));
    }
}

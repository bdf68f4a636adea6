package io.tributary.topology.identity;

import io.tributary.topology.json.SchemaId;
import java.time.Instant;

/**
 * A user as the last change left it, in the compacted Kafka topic {@code identity} under {@code
 * user/{name}}. Of two changes with the same revision the first in the topic counts.
 *
 * @param schema {@value #SCHEMA}
 * @param name what the user logs in with
 * @param role what the user may do
 * @param passwordHash in the form of Spring Security's encoders; never in {@link #toString()}
 * @param passwordRevision revision of the last change of the password: what was logged in before it
 *     is no longer
 * @param disabled whether nobody may log in by it
 * @param revision 1 for a new user, one more for each change
 * @param changedBy who made the last change
 * @param changedAt when
 */
public record UserAccount(
        String schema,
        UserName name,
        Role role,
        String passwordHash,
        long passwordRevision,
        boolean disabled,
        long revision,
        String changedBy,
        Instant changedAt) {

    public static final String SCHEMA = "tributary/user/1";

    public UserAccount {
        SchemaId.require(SCHEMA, schema);
        if (name == null
                || role == null
                || passwordHash == null
                || changedBy == null
                || changedAt == null) {
            throw new IllegalArgumentException(
                    "name, role, passwordHash, changedBy and changedAt are required");
        }
        if (revision < 1 || passwordRevision < 1 || passwordRevision > revision) {
            throw new IllegalArgumentException(
                    "revision is at least 1, and passwordRevision not beyond it");
        }
    }

    /** A new user. */
    public static UserAccount created(
            UserName name, Role role, String passwordHash, String by, Instant at) {
        return new UserAccount(SCHEMA, name, role, passwordHash, 1, false, 1, by, at);
    }

    /** With another role, or disabled, or enabled again. */
    public UserAccount changed(Role newRole, boolean nowDisabled, String by, Instant at) {
        return new UserAccount(
                SCHEMA,
                name,
                newRole,
                passwordHash,
                passwordRevision,
                nowDisabled,
                revision + 1,
                by,
                at);
    }

    /** With another password. */
    public UserAccount withPassword(String newHash, String by, Instant at) {
        return new UserAccount(
                SCHEMA, name, role, newHash, revision + 1, disabled, revision + 1, by, at);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "UserAccount[name=%s, role=%s, disabled=%s, revision=%d]"
                .formatted(name, role, disabled, revision);
    }
}

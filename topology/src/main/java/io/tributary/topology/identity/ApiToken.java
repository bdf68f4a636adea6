package io.tributary.topology.identity;

import io.tributary.topology.json.SchemaId;
import java.time.Instant;
import java.util.UUID;

/**
 * An API token as the last change left it, in the compacted Kafka topic {@code identity} under
 * {@code token/{id}}. What it may do ends with what its owner may.
 *
 * @param schema {@value #SCHEMA}
 * @param id the token, which its text begins with
 * @param title what it is for, for people
 * @param owner the user in whose name it acts
 * @param role what it may do, at most what its owner may
 * @param secretHash SHA-256 of the secret part, in hexadecimal digits; never in {@link #toString()}
 * @param createdBy who made it
 * @param createdAt when
 * @param expiresAt when it ends by itself
 * @param revoked whether it was ended
 * @param revision 1 for a new one, one more for each change
 * @param changedBy who made the last change
 * @param changedAt when
 */
public record ApiToken(
        String schema,
        UUID id,
        String title,
        UserName owner,
        Role role,
        String secretHash,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        boolean revoked,
        long revision,
        String changedBy,
        Instant changedAt) {

    public static final String SCHEMA = "tributary/api-token/1";

    /** Characters of the longest title. */
    public static final int MAX_TITLE = 64;

    public ApiToken {
        SchemaId.require(SCHEMA, schema);
        if (id == null
                || title == null
                || owner == null
                || role == null
                || secretHash == null
                || createdBy == null
                || createdAt == null
                || expiresAt == null
                || changedBy == null
                || changedAt == null) {
            throw new IllegalArgumentException(
                    "everything but revoked and revision is required of a token");
        }
        if (title.isBlank() || title.length() > MAX_TITLE) {
            throw new IllegalArgumentException("a title has 1 to 64 characters");
        }
        if (revision < 1) {
            throw new IllegalArgumentException("revision is at least 1");
        }
    }

    /** A new token, made by its owner or by an administrator. */
    public static ApiToken created(
            UUID id,
            String title,
            UserName owner,
            Role role,
            String secretHash,
            String by,
            Instant at,
            Instant expiresAt) {
        return new ApiToken(
                SCHEMA, id, title, owner, role, secretHash, by, at, expiresAt, false, 1, by, at);
    }

    /** Ended. */
    public ApiToken revoked(String by, Instant at) {
        return new ApiToken(
                SCHEMA,
                id,
                title,
                owner,
                role,
                secretHash,
                createdBy,
                createdAt,
                expiresAt,
                true,
                revision + 1,
                by,
                at);
    }

    /** Whether it lets anybody in at that time. */
    public boolean isInForce(Instant at) {
        return !revoked && at.isBefore(expiresAt);
    }

    /** When it let anybody in for the last time, or will; the earlier of revocation and expiry. */
    public Instant endsAt() {
        return revoked && changedAt.isBefore(expiresAt) ? changedAt : expiresAt;
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "ApiToken[id=%s, owner=%s, role=%s, expiresAt=%s, revoked=%s]"
                .formatted(id, owner, role, expiresAt, revoked);
    }
}

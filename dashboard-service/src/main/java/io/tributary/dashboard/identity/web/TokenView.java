package io.tributary.dashboard.identity.web;

import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token as it is shown: nothing of its secret.
 *
 * @param id the token
 * @param title what it is for
 * @param owner in whose name it acts
 * @param role what it may do, at most what its owner may
 * @param createdBy who made it
 * @param createdAt when
 * @param expiresAt when it ends by itself
 * @param revoked whether it was ended
 * @param text what a script sends, told only when it is made
 */
record TokenView(
        UUID id,
        String title,
        UserName owner,
        Role role,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        boolean revoked,
        @Nullable String text) {

    static TokenView of(ApiToken token) {
        return of(token, null);
    }

    static TokenView of(ApiToken token, @Nullable String text) {
        return new TokenView(
                token.id(),
                token.title(),
                token.owner(),
                token.role(),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt(),
                token.revoked(),
                text);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "TokenView[id=" + id + "]";
    }
}

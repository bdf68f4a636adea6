package io.tributary.dashboard.security;

import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import java.io.Serial;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request with an API token, in the name of the token's owner. */
final class TokenAuthentication extends AbstractAuthenticationToken {

    @Serial private static final long serialVersionUID = 1;

    private final UUID token;
    private final String owner;

    TokenAuthentication(ApiToken token, Role role) {
        super(Member.authorities(role));
        this.token = token.id();
        this.owner = token.owner().value();
        setAuthenticated(true);
    }

    UUID token() {
        return token;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return owner;
    }
}

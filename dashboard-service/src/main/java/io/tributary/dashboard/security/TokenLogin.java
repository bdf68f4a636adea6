package io.tributary.dashboard.security;

import io.tributary.dashboard.identity.TokenText;
import io.tributary.dashboard.identity.Tokens;
import io.tributary.topology.identity.ApiToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets scripts in by {@code Authorization: Bearer} and an API token, each request anew: one that is
 * revoked or past its time is refused from the next request on. The token acts in its owner's name
 * and may do what both may.
 */
final class TokenLogin extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Members members;
    private final ApiRefusals refusals;
    private final DeniedAudit denied;
    private final Clock clock;

    TokenLogin(
            Tokens tokens, Members members, ApiRefusals refusals, DeniedAudit denied, Clock clock) {
        this.tokens = tokens;
        this.members = members;
        this.refusals = refusals;
        this.denied = denied;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        if (!members.isComplete()) {
            refusals.stillReading(response);
            return;
        }
        Optional<TokenText> sent = TokenText.parse(header.substring(SCHEME.length()).strip());
        ApiToken token = sent.flatMap(this::known).orElse(null);
        String obstacle = token == null ? "no such token" : obstacle(token);
        TokenAuthentication login =
                token == null || obstacle != null ? null : inTheNameOfItsOwner(token).orElse(null);
        if (login == null) {
            denied.token(token, obstacle == null ? "its owner may not log in" : obstacle, request);
            refusals.commence(
                    request, response, new BadCredentialsException("not a token in force"));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /** The token, if its secret is right, too. */
    private Optional<ApiToken> known(TokenText sent) {
        return tokens.find(sent.id()).filter(token -> sent.fits(token.secretHash()));
    }

    private @Nullable String obstacle(ApiToken token) {
        if (token.revoked()) {
            return "revoked";
        }
        return clock.instant().isBefore(token.expiresAt()) ? null : "past its time";
    }

    private Optional<TokenAuthentication> inTheNameOfItsOwner(ApiToken token) {
        return members.find(token.owner().value())
                .filter(Member::isEnabled)
                .map(owner -> new TokenAuthentication(token, token.role().atMost(owner.role())));
    }
}

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
    private final Clock clock;

    TokenLogin(Tokens tokens, Members members, ApiRefusals refusals, Clock clock) {
        this.tokens = tokens;
        this.members = members;
        this.refusals = refusals;
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
        TokenAuthentication login = login(header.substring(SCHEME.length()).strip()).orElse(null);
        if (login == null) {
            refusals.commence(
                    request, response, new BadCredentialsException("not a token in force"));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<TokenAuthentication> login(String text) {
        return TokenText.parse(text)
                .flatMap(
                        sent ->
                                tokens.find(sent.id())
                                        .filter(token -> sent.fits(token.secretHash())))
                .filter(token -> !token.revoked())
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .flatMap(this::inTheNameOfItsOwner);
    }

    private Optional<TokenAuthentication> inTheNameOfItsOwner(ApiToken token) {
        return members.find(token.owner().value())
                .filter(Member::isEnabled)
                .map(owner -> new TokenAuthentication(token, token.role().atMost(owner.role())));
    }
}

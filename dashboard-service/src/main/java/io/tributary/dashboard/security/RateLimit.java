package io.tributary.dashboard.security;

import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a user asks of the REST interface and of pages beyond the quota, and tells with each
 * answer what is left of it, in the fields of draft-ietf-httpapi-ratelimit-headers-10. Stands
 * behind the login.
 */
final class RateLimit extends OncePerRequestFilter {

    static final String REMAINING_HEADER = "RateLimit";
    static final String POLICY_HEADER = "RateLimit-Policy";

    // of the path as it is understood: one written otherwise (%61ssets) is the same
    private static final RequestMatcher CHEAP =
            anyOf("/assets/**", "/webjars/**", "/actuator/**", "/v3/**");
    private static final RequestMatcher HISTORY =
            PathPatternRequestMatcher.withDefaults()
                    .matcher("/api/*/sites/{site}/readings/history");

    private final Quotas quotas;
    private final RateLimitProperties properties;
    private final ApiRefusals refusals;
    private final String policy;

    RateLimit(Quotas quotas, RateLimitProperties properties, ApiRefusals refusals) {
        this.quotas = quotas;
        this.properties = properties;
        this.refusals = refusals;
        this.policy =
                "\"user\";q=%d;w=%d"
                        .formatted(properties.requests(), properties.window().toSeconds());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return CHEAP.matches(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal user = request.getUserPrincipal();
        if (user == null) {
            chain.doFilter(request, response);
            return;
        }
        int cost = HISTORY.matches(request) ? properties.historyCost() : 1;
        Quotas.Decision decision = quotas.decide(user.getName(), cost);
        response.setHeader(POLICY_HEADER, policy);
        response.setHeader(
                REMAINING_HEADER,
                "\"user\";r=%d;t=%d".formatted(decision.left(), decision.secondsUntilFull()));
        if (decision.granted()) {
            chain.doFilter(request, response);
        } else {
            refuse(response, decision.secondsUntilGranted());
        }
    }

    private static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(
                Arrays.stream(patterns)
                        .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                        .toList());
    }

    private void refuse(HttpServletResponse response, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        refusals.write(
                response,
                Problems.of(
                        ProblemType.RATE_LIMITED,
                        "At most %d requests in %d s are taken from one user, and one for history counts as %d. Ask again in %d s; the live stream spares asking."
                                .formatted(
                                        properties.requests(),
                                        properties.window().toSeconds(),
                                        properties.historyCost(),
                                        seconds)));
    }
}

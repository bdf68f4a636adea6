package io.tributary.dashboard.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Whether a request asks for the metrics with the password that is for them alone. Any other, with
 * a wrong one, too, is everybody's: users and tokens, throttled as they are. Thread-safe.
 */
final class MetricsRequest implements RequestMatcher {

    private static final RequestMatcher METRICS =
            PathPatternRequestMatcher.withDefaults()
                    .matcher(HttpMethod.GET, "/actuator/prometheus");

    private final byte @Nullable [] login;

    MetricsRequest(MetricsProperties properties) {
        String password = properties.password();
        login = password == null ? null : basic(properties.username() + ":" + password);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return login != null
                && header != null
                && MessageDigest.isEqual(login, header.getBytes(StandardCharsets.UTF_8))
                && METRICS.matches(request);
    }

    private static byte[] basic(String login) {
        return ("Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }
}

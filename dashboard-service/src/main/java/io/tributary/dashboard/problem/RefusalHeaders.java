package io.tributary.dashboard.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * Headers for answers that are given before or after Spring Security had a hand in them: what it
 * refuses as malformed, and errors.
 */
public final class RefusalHeaders {

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "same-origin",
                    "Cache-Control", "no-store");

    private RefusalHeaders() {}

    /** Sets those that are not there yet. */
    public static void set(HttpServletResponse response) {
        HEADERS.forEach(
                (name, value) -> {
                    if (!response.containsHeader(name)) {
                        response.setHeader(name, value);
                    }
                });
    }
}

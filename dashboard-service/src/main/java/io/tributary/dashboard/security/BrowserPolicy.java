package io.tributary.dashboard.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers may do with what this service sends: nothing from elsewhere, nothing inline. */
enum BrowserPolicy {
    /** Our pages. */
    PAGES("style-src 'self'"),
    /** Swagger UI, which adds a style sheet of its own to the page. */
    SWAGGER_UI("style-src 'self' 'unsafe-inline'");

    private static final String PERMISSIONS =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private final String contentSecurity;

    BrowserPolicy(String styles) {
        this.contentSecurity =
                String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src 'self'",
                        styles,
                        "img-src 'self' data:",
                        "font-src 'self'",
                        "connect-src 'self'",
                        "manifest-src 'self'",
                        "form-action 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'");
    }

    void apply(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurity))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                        policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}

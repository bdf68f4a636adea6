package io.tributary.dashboard.security;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * With what Prometheus reads the metrics of this service, as of all others: it gives them and
 * nothing else. Users and API tokens may read them, too. The password is never in {@link
 * #toString()}.
 *
 * @param username name for basic authentication
 * @param password 16 to 200 characters; nobody may ask this way where there is none
 */
@Validated
@ConfigurationProperties("tributary.metrics")
record MetricsProperties(
        @NotBlank @DefaultValue("metrics") String username, @Nullable String password) {

    /** Not a constraint of the password itself: what violates one is written to the log. */
    @AssertTrue(message = "tributary.metrics.password must have 16 to 200 characters") boolean isPasswordLongEnough() {
        return password == null || (password.length() >= 16 && password.length() <= 200);
    }

    @Override
    public String toString() {
        return "MetricsProperties[username=" + username + "]";
    }
}

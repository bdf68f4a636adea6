package io.tributary.dashboard.security;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The administrator that is always there; all other users are made by administrators.
 *
 * @param username name to log in with
 * @param password password to log in with; only from environment or config tree
 */
@Validated
@ConfigurationProperties("tributary.administrator")
record AdministratorProperties(
        @DefaultValue("admin") @NotBlank(message = "must not be blank") String username,
        @NotBlank(
                        message =
                                "is required: set TRIBUTARY_ADMINISTRATOR_PASSWORD, the password to log in to the dashboard with")
                @Nullable String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "AdministratorProperties[username=" + username + "]";
    }
}

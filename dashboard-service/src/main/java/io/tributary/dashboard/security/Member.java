package io.tributary.dashboard.security;

import io.tributary.topology.identity.Role;
import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is logged in, as kept in the session. The role in it is that of the login; what counts is
 * looked up anew for each request.
 */
final class Member implements UserDetails, CredentialsContainer {

    @Serial private static final long serialVersionUID = 1;

    private final String name;
    private final Role role;
    private final String passwordMark;
    private final boolean enabled;
    private @Nullable String passwordHash;

    /**
     * @param passwordMark changes with the password, and tells nothing of it
     * @param passwordHash is forgotten after the login
     */
    Member(String name, Role role, String passwordMark, String passwordHash, boolean enabled) {
        this.name = name;
        this.role = role;
        this.passwordMark = passwordMark;
        this.passwordHash = passwordHash;
        this.enabled = enabled;
    }

    String passwordMark() {
        return passwordMark;
    }

    Role role() {
        return role;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities(role);
    }

    static List<GrantedAuthority> authorities(Role role) {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Member member && member.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Member[name=" + name + ", role=" + role + "]";
    }
}

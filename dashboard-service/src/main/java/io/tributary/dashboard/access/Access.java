package io.tributary.dashboard.access;

import io.tributary.topology.identity.Role;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What whoever asks may do now. */
@Component
public class Access {

    private final RoleHierarchy hierarchy;

    Access(RoleHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether whoever asks may do what the role may. */
    public boolean has(Role role) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login != null
                && hierarchy.getReachableGrantedAuthorities(login.getAuthorities()).stream()
                        .anyMatch(each -> ("ROLE_" + role.name()).equals(each.getAuthority()));
    }

    /** Whether whoever asks may send commands and feed rejections in again. */
    public boolean operates() {
        return has(Role.OPERATOR);
    }

    /** Whether whoever asks may change users and see the audit trail. */
    public boolean administers() {
        return has(Role.ADMINISTRATOR);
    }

    /** The highest role that whoever asks has. */
    public Optional<Role> role() {
        return Arrays.stream(Role.values()).filter(this::has).reduce((lower, higher) -> higher);
    }

    /**
     * Fails unless whoever asks may do what the role may.
     *
     * @throws AccessDeniedException when not
     */
    public void require(Role role) {
        if (!has(role)) {
            throw new AccessDeniedException("needs role " + role.code());
        }
    }
}

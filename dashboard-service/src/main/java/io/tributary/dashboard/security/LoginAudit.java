package io.tributary.dashboard.security;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.topology.audit.AuditAction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Tells the audit trail who logged in by the form, who failed by whatever way, and who logged out.
 * That a script sends its password with every request is not told each time; what it does is.
 */
@Component
class LoginAudit {

    private final Audit audit;

    LoginAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        audit.tell(actor(event.getAuthentication()), AuditAction.LOGGED_IN, null, null);
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        audit.tell(actor(event.getAuthentication()), AuditAction.LOGIN_FAILED, null, null);
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        audit.tell(actor(event.getAuthentication()), AuditAction.LOGGED_OUT, null, null);
    }

    private static Actor actor(Authentication login) {
        return new Actor(login.getName(), null, address(login));
    }

    private static @Nullable String address(Authentication login) {
        String address = Actors.address();
        // details of a session are those of its login, which may have come from elsewhere
        return address == null && login.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : address;
    }
}

package io.tributary.dashboard.security;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.topology.audit.AuditAction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells the audit trail who logged in by the form, who failed by whatever way, and who logged out.
 * That a script sends its password with every request is told the first time that it comes from an
 * address, and again where somebody failed to there meanwhile; what it does is told each time.
 */
@Component
class LoginAudit {

    private static final String BASIC = "by basic authentication";

    private final Audit audit;
    private final KnownCallers callers = new KnownCallers();

    LoginAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        audit.tell(actor(event.getAuthentication()), AuditAction.LOGGED_IN, null, null);
    }

    /** Of the form, too, which is told by the event above. */
    @EventListener
    void on(AuthenticationSuccessEvent event) {
        Actor actor = actor(event.getAuthentication());
        if (isBasic() && callers.add(actor.name(), place(actor))) {
            audit.tell(actor, AuditAction.LOGGED_IN, null, BASIC);
        }
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        Actor failed = actor(event.getAuthentication());
        callers.forget(failed.name(), place(failed));
        audit.tell(actor(event.getAuthentication()), AuditAction.LOGIN_FAILED, null, null);
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        audit.tell(actor(event.getAuthentication()), AuditAction.LOGGED_OUT, null, null);
    }

    private static boolean isBasic() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes current
                && current.getRequest().getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static String place(Actor actor) {
        return LoginThrottle.place(Objects.requireNonNullElse(actor.address(), ""));
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

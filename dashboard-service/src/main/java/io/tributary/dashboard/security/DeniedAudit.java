package io.tributary.dashboard.security;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.RepeatedEvents;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.identity.ApiToken;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the audit trail who was refused for want of a role, and which tokens were refused. */
@Component
class DeniedAudit {

    /** No user can be named like that. */
    private static final String UNKNOWN = "(unknown token)";

    private final RepeatedEvents events;
    private final Actors actors;

    DeniedAudit(RepeatedEvents events, Actors actors) {
        this.events = events;
        this.actors = actors;
    }

    /** Whoever is logged in asked for what their role or their token's does not allow. */
    void forbidden(HttpServletRequest request) {
        events.tell(actors.get(), AuditAction.FORBIDDEN, target(request), null);
    }

    /**
     * A token was sent that is not in force.
     *
     * @param token null where nobody ever made it
     */
    void token(@Nullable ApiToken token, String why, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        Actor actor =
                token == null
                        ? new Actor(UNKNOWN, null, address)
                        : new Actor(token.owner().value(), token.id(), address);
        events.tell(actor, AuditAction.TOKEN_REFUSED, target(request), why);
    }

    private static String target(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }
}

package io.tributary.dashboard.audit.web;

import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.audit.AuditEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the audit trail.
 *
 * @param id the event
 * @param at when
 * @param actor the user, or the name that was tried
 * @param token the API token it was done with, if with one
 * @param address network address of the client
 * @param action what
 * @param target whom or what it was done to
 * @param detail more, in a sentence
 */
record AuditView(
        UUID id,
        Instant at,
        String actor,
        @Nullable UUID token,
        @Nullable String address,
        AuditAction action,
        @Nullable String target,
        @Nullable String detail) {

    static AuditView of(AuditEvent event) {
        return new AuditView(
                event.id(),
                event.at(),
                event.actor(),
                event.token(),
                event.address(),
                event.action(),
                event.target(),
                event.detail());
    }
}

package io.tributary.topology.audit;

import io.tributary.topology.json.SchemaId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something: a record of the Kafka topic {@code audit} under its id, never changed.
 * Texts are cut to their limits, since anybody may fail to log in under any name.
 *
 * @param schema {@value #SCHEMA}
 * @param id the event
 * @param at when
 * @param actor the user in whose name it was done, or the name that was tried
 * @param token id of the API token it was done with, if with one
 * @param address network address of the client
 * @param action what
 * @param target whom or what it was done to; null where the action says it all
 * @param detail more, in a sentence
 */
public record AuditEvent(
        String schema,
        UUID id,
        Instant at,
        String actor,
        @Nullable UUID token,
        @Nullable String address,
        AuditAction action,
        @Nullable String target,
        @Nullable String detail) {

    public static final String SCHEMA = "tributary/audit/1";

    private static final int MAX_TEXT = 256;

    public AuditEvent {
        SchemaId.require(SCHEMA, schema);
        if (id == null || at == null || actor == null || action == null) {
            throw new IllegalArgumentException("id, at, actor and action are required");
        }
        actor = cut(actor);
        address = address == null ? null : cut(address);
        target = target == null ? null : cut(target);
        detail = detail == null ? null : cut(detail);
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}

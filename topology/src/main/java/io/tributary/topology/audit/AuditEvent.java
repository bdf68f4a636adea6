package io.tributary.topology.audit;

import io.tributary.topology.json.SchemaId;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something: a record of the Kafka topic {@code audit} under its id, never changed.
 * Texts are cut to their limits, and have U+FFFD for each control character, since anybody may
 * fail to log in under any name.
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

    /** What moves, ends or hides text where it is shown, such as a line of a log. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

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
        String shown = text.length() <= MAX_TEXT ? text : whole(text, MAX_TEXT - 1) + "…";
        return CONTROL.matcher(shown).replaceAll("\uFFFD");
    }

    /** The beginning, in which no character is cut in half. */
    private static String whole(String text, int length) {
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}

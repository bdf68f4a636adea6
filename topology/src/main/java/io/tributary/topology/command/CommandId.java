package io.tributary.topology.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Identifies a command from the request to the device's report.
 *
 * @param value a UUID: version 7, or derived from user and idempotency key
 */
public record CommandId(@JsonValue UUID value) {

    @JsonCreator
    public CommandId {}

    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException when it is not a UUID
     */
    public static CommandId parse(String text) {
        UUID value = UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID in canonical form");
        }
        return new CommandId(value);
    }

    /**
     * The same user and key always give the same id, so that a repeated request is the same
     * command.
     */
    public static CommandId derivedFrom(String user, String idempotencyKey) {
        String name = user.length() + ":" + user + idempotencyKey;
        return new CommandId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

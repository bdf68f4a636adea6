package io.tributary.topology.json;

import org.jspecify.annotations.Nullable;

/**
 * A record carries no schema, or one that this version does not know. Such a record belongs in
 * {@code rejected}.
 */
public final class UnknownSchemaException extends IllegalArgumentException {

    UnknownSchemaException(String expected, @Nullable String found) {
        super(
                "schema is %s, expected \"%s\""
                        .formatted(found == null ? "missing" : '"' + found + '"', expected));
    }
}

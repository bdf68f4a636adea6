package io.tributary.topology.json;

import org.jspecify.annotations.Nullable;

/**
 * The {@code schema} property that every record of ours carries: {@code tributary/{name}/{major}}.
 */
public final class SchemaId {

    private SchemaId() {}

    /**
     * Fails unless the found schema is the expected one. Within a major only optional fields are
     * added, so equality is the whole check.
     *
     * @throws UnknownSchemaException when it is missing or another
     */
    public static void require(String expected, @Nullable String found) {
        if (!expected.equals(found)) {
            throw new UnknownSchemaException(expected, found);
        }
    }
}

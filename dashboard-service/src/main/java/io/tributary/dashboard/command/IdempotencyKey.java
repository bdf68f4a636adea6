package io.tributary.dashboard.command;

import io.tributary.dashboard.problem.ApiProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Chosen by the caller; a request repeated with it is not carried out twice.
 *
 * @param value 1 to 255 printable ASCII characters
 */
public record IdempotencyKey(String value) {

    private static final int MAX_LENGTH = 255;

    public IdempotencyKey {
        boolean printable = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (value.isEmpty() || value.length() > MAX_LENGTH || !printable) {
            throw ApiProblemException.parameter(
                    "Idempotency-Key", "must be 1 to 255 printable ASCII characters, no blanks");
        }
    }

    /** The header's value as a key; null stays null. */
    public static @Nullable IdempotencyKey ofNullable(@Nullable String header) {
        return header == null ? null : new IdempotencyKey(header);
    }
}

package io.tributary.topology.name;

import org.jspecify.annotations.Nullable;

/**
 * A name does not match {@link Names#PATTERN}. The message says which kind of name and what is
 * allowed.
 */
public final class InvalidNameException extends IllegalArgumentException {

    private static final int SHOWN = 80;

    InvalidNameException(String what, @Nullable String value) {
        super(
                "%s %s is not a valid name: allowed are 1 to 64 of A-Z a-z 0-9 . _ - and the first must be a letter or digit"
                        .formatted(what, shown(value)));
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return "(missing)";
        }
        String cut = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return '"' + cut.replaceAll("\\p{Cntrl}", "?") + '"';
    }

    /** What is wrong and what is allowed, in a sentence for people. */
    public String describe() {
        return String.valueOf(getMessage());
    }
}

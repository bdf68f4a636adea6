package io.tributary.topology.name;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one rule for names that stand in topics, keys and document ids. */
public final class Names {

    /**
     * ASCII letters, digits, dot, underscore and hyphen; starts with a letter or digit; at most 64.
     */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final int MAX_LENGTH = 64;

    private Names() {}

    /** Says whether the text is a valid name. Runs on the hot path: no regular expression. */
    public static boolean isValid(@Nullable CharSequence text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        if (!isAlphanumeric(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** The rule as a compiled pattern, for comparison in tests and schemas. */
    public static Pattern pattern() {
        return Pattern.compile(PATTERN);
    }

    static void require(String what, @Nullable String value) {
        if (!isValid(value)) {
            throw new InvalidNameException(what, value);
        }
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

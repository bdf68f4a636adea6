package io.tributary.topology.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name a user logs in with: a lower-case letter or digit, then up to 63 of those, dot, hyphen,
 * underscore, at sign. One writing only, so that no two users look alike.
 *
 * @param value the name
 */
public record UserName(@JsonValue String value) implements Comparable<UserName> {

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    public UserName {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a user name is 1 to 64 of a-z, 0-9, dot, hyphen, underscore and at sign, and begins with a letter or digit");
        }
    }

    /** The user name of that text. */
    @JsonCreator
    public static UserName of(String value) {
        return new UserName(value);
    }

    /** Whether the text is a user name. */
    public static boolean isValid(String value) {
        return VALID.matcher(value).matches();
    }

    @Override
    public int compareTo(UserName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

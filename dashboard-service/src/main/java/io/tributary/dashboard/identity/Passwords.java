package io.tributary.dashboard.identity;

import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.identity.UserName;
import java.util.Locale;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * New passwords: long ones, of whatever characters, as NIST SP 800-63B-4, section 3.1.1.2, has it.
 */
@Component
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private final PasswordEncoder encoder;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * The hash of a password that will do.
     *
     * @throws ApiProblemException when it is too short, too long, or holds the user's name
     */
    String hash(UserName user, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw refusal("has %d to %d characters".formatted(SHORTEST, LONGEST));
        }
        if (password.toLowerCase(Locale.ROOT).contains(user.value())
                || password.chars().distinct().count() < 4) {
            throw refusal(
                    "is neither the user's name with something added nor one character again and again");
        }
        return Objects.requireNonNull(encoder.encode(password));
    }

    private static ApiProblemException refusal(String why) {
        return new ApiProblemException(ProblemType.INVALID_BODY, "A password " + why + ".")
                .with("property", "password");
    }
}

package io.tributary.dashboard.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Spares scripts, which send their password with every request, the deliberately slow check: a
 * password that passed it once is known again by a keyed hash. A wrong password always pays the
 * slow check. Thread-safe.
 */
final class QuickPasswordEncoder implements PasswordEncoder {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final PasswordEncoder slow;
    private final SecretKeySpec key;
    private final Map<String, byte[]> passed = new ConcurrentHashMap<>();

    QuickPasswordEncoder(PasswordEncoder slow) {
        this.slow = slow;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence rawPassword) {
        return slow.encode(rawPassword);
    }

    @Override
    public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
        if (rawPassword == null || encodedPassword == null) {
            return false;
        }
        if (knows(rawPassword, encodedPassword)) {
            return true;
        }
        boolean matches = slow.matches(rawPassword, encodedPassword);
        if (matches) {
            passed.put(encodedPassword, hash(rawPassword));
        }
        return matches;
    }

    /** Whether it passed before, so that {@link #matches} is quick. */
    boolean knows(CharSequence rawPassword, String encodedPassword) {
        byte[] known = passed.get(encodedPassword);
        return known != null && MessageDigest.isEqual(known, hash(rawPassword));
    }

    private byte[] hash(CharSequence password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

package io.tributary.localstack.mqtt.hivemq;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is stored in a password's place: PBKDF2 with HMAC-SHA-512 and a salt of its own. Comparing
 * takes the same time whatever is given.
 *
 * @param salt Base64 of 16 random bytes
 * @param hash Base64 of 32 bytes
 * @param rounds how often it was hashed
 */
record PasswordHash(String salt, String hash, int rounds) {

    /** Matches nothing; comparing with it takes as long as with any other. */
    static final PasswordHash OF_NOBODY = of("nobody's password".toCharArray());

    private static final int ROUNDS = 10_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    static PasswordHash of(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] hash = hash(password, salt, ROUNDS);
        return new PasswordHash(encode(salt), encode(hash), ROUNDS);
    }

    boolean matches(char[] password) {
        byte[] own = Base64.getDecoder().decode(hash);
        return MessageDigest.isEqual(own, hash(password, Base64.getDecoder().decode(salt), rounds));
    }

    private static byte[] hash(char[] password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 is missing from this Java platform", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(password, '\0');
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "PasswordHash[]";
    }
}

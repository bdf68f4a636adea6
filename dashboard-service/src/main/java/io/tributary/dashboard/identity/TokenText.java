package io.tributary.dashboard.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script sends: {@code trb_}, the token's id, {@code _} and a secret of 256 random bits. So
 * much chance needs no slow hash. What it begins with lets scanners find one that leaked.
 *
 * @param id the token
 * @param secret never in {@link #toString()}
 */
public record TokenText(UUID id, String secret) {

    private static final Pattern FORM =
            Pattern.compile(
                    "trb_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenText random(UUID id) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new TokenText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads it; empty where the text is none. */
    public static Optional<TokenText> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new TokenText(UUID.fromString(form.group(1)), form.group(2)))
                : Optional.empty();
    }

    /** Whether the secret is the one with this hash; takes as long for a wrong one. */
    public boolean fits(String secretHash) {
        return MessageDigest.isEqual(
                secretHash().getBytes(StandardCharsets.US_ASCII),
                secretHash.getBytes(StandardCharsets.US_ASCII));
    }

    String secretHash() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The text, which is told once. */
    String reveal() {
        return "trb_" + id + "_" + secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenText[id=" + id + "]";
    }
}

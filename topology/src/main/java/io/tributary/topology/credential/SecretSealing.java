package io.tributary.topology.credential;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for a gateway, and opens them there. Sealing tells nothing about who sealed: the
 * gateway's key is public. Who may write to the topic {@code credentials} decides that.
 *
 * <p>Nothing that is thrown holds a secret.
 */
public final class SecretSealing {

    /** Characters of a secret. */
    public static final int MAX_SECRET_LENGTH = 256;

    private static final String CURVE = "X25519";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private SecretSealing() {}

    /** A key pair for a gateway. */
    public static KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance(CURVE).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The public key as it stands in a heartbeat: Base64 of its X.509 encoding. */
    public static String encode(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** A short name of a public key: 16 hexadecimal digits of its SHA-256. */
    public static String keyId(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /**
     * Seals a secret.
     *
     * @param gateway the gateway's public key, as its heartbeat has it
     * @throws IllegalArgumentException when that is no such key, or the secret is empty or longer
     *     than {@value #MAX_SECRET_LENGTH} characters
     */
    public static SealedSecret seal(char[] secret, String gateway, SecretContext context) {
        if (secret.length == 0 || secret.length > MAX_SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "a secret has 1 to " + MAX_SECRET_LENGTH + " characters");
        }
        PublicKey recipient = decode(gateway);
        KeyPair ephemeral = newKeyPair();
        byte[] plain = bytes(secret);
        try {
            byte[] shared = agree(ephemeral.getPrivate(), recipient);
            byte[] sealed =
                    crypt(
                            Cipher.ENCRYPT_MODE,
                            shared,
                            ephemeral.getPublic(),
                            recipient,
                            context,
                            plain);
            return new SealedSecret(
                    keyId(recipient),
                    context.revision(),
                    encode(ephemeral.getPublic()),
                    Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the gateway's key cannot be used");
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens a secret.
     *
     * @return the secret; who is done with it overwrites it
     * @throws SecretNotOpenedException when it was sealed for another key or something else, or was
     *     changed
     */
    public static char[] open(SealedSecret sealed, KeyPair gateway, SecretContext context)
            throws SecretNotOpenedException {
        if (!keyId(gateway.getPublic()).equals(sealed.key())) {
            throw new SecretNotOpenedException("it was sealed for another key of the gateway");
        }
        try {
            PublicKey ephemeral = decode(sealed.ephemeral());
            byte[] plain =
                    crypt(
                            Cipher.DECRYPT_MODE,
                            agree(gateway.getPrivate(), ephemeral),
                            ephemeral,
                            gateway.getPublic(),
                            context,
                            Base64.getDecoder().decode(sealed.ciphertext()));
            return characters(plain);
        } catch (GeneralSecurityException | IllegalArgumentException | CharacterCodingException e) {
            // the cause is left out: it may tell of what was decrypted
            throw new SecretNotOpenedException(
                    "it was sealed for another account or revision, or was changed");
        }
    }

    private static byte[] crypt(
            int mode,
            byte[] shared,
            PublicKey ephemeral,
            PublicKey recipient,
            SecretContext context,
            byte[] input)
            throws GeneralSecurityException {
        byte[] salt = concatenated(ephemeral.getEncoded(), recipient.getEncoded());
        byte[] derived = derive(shared, salt, context.bytes(), KEY_BYTES + NONCE_BYTES);
        Arrays.fill(shared, (byte) 0);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derived, 0, KEY_BYTES, "AES"),
                // each key encrypts one secret only, so that its nonce may follow from it
                new GCMParameterSpec(TAG_BITS, derived, KEY_BYTES, NONCE_BYTES));
        cipher.updateAAD(context.bytes());
        Arrays.fill(derived, (byte) 0);
        return cipher.doFinal(input);
    }

    /** HKDF with SHA-256 (RFC 5869), of at most 255 blocks. */
    static byte[] derive(byte[] key, byte[] salt, byte[] info, int length)
            throws GeneralSecurityException {
        byte[] pseudoRandom = hmac(salt, key);
        ByteBuffer derived = ByteBuffer.allocate(length);
        byte[] block = {};
        for (byte counter = 1; derived.hasRemaining(); counter++) {
            block = hmac(pseudoRandom, concatenated(block, info, new byte[] {counter}));
            derived.put(block, 0, Math.min(block.length, derived.remaining()));
        }
        return derived.array();
    }

    private static byte[] hmac(byte[] key, byte[] input) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(input);
    }

    private static byte[] agree(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(CURVE);
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    private static PublicKey decode(String key) {
        try {
            byte[] encoded = Base64.getDecoder().decode(key);
            return KeyFactory.getInstance(CURVE).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of a gateway");
        }
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteBuffer all =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] bytes(char[] secret) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear().put(new byte[encoded.capacity()]);
        return bytes;
    }

    private static char[] characters(byte[] plain) throws CharacterCodingException {
        CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain));
        char[] secret = new char[decoded.remaining()];
        decoded.get(secret);
        decoded.clear().put(new char[decoded.capacity()]);
        Arrays.fill(plain, (byte) 0);
        return secret;
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("missing from this Java platform", e);
    }
}

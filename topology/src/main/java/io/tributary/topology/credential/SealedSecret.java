package io.tributary.topology.credential;

import org.jspecify.annotations.Nullable;

/**
 * A secret that only the site's gateway can read: X25519 with a key pair made for this one secret,
 * HKDF with SHA-256, AES-256-GCM. {@link SecretSealing} makes and opens it.
 *
 * @param key which of the gateway's public keys it was sealed for, {@link SecretSealing#keyId}
 * @param revision the revision of the credential with which the secret was given
 * @param ephemeral Base64 of the public key that was made for it
 * @param ciphertext Base64 of the encrypted secret with its tag
 */
public record SealedSecret(String key, long revision, String ephemeral, String ciphertext) {

    private static final int MAX_CHARACTERS = 1_024;

    public SealedSecret {
        if (isUnfit(key) || isUnfit(ephemeral) || isUnfit(ciphertext)) {
            throw new IllegalArgumentException(
                    "key, ephemeral and ciphertext are required, and short");
        }
    }

    private static boolean isUnfit(@Nullable String text) {
        return text == null || text.length() > MAX_CHARACTERS;
    }

    @Override
    public String toString() {
        return "SealedSecret[key=" + key + ", revision=" + revision + "]";
    }
}

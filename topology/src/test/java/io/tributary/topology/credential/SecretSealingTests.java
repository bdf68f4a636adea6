package io.tributary.topology.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.topology.name.SiteId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretSealingTests {

    private static final SecretContext CONTEXT =
            new SecretContext(SiteId.of("home"), "NodeMCU3", 7);

    private final KeyPair gateway = SecretSealing.newKeyPair();
    private final SealedSecret sealed = seal("pässword 1");

    @Test
    void gatewayOpensWhatWasSealedForIt() throws SecretNotOpenedException {
        assertThat(SecretSealing.open(sealed, gateway, CONTEXT))
                .isEqualTo("pässword 1".toCharArray());
    }

    @Test
    void equalSecretsAreSealedDifferently() {
        assertThat(seal("pässword 1").ciphertext()).isNotEqualTo(sealed.ciphertext());
    }

    @Test
    void nothingOpensUnderAnotherSiteAccountOrRevision() {
        for (SecretContext other :
                List.of(
                        new SecretContext(SiteId.of("farm"), "NodeMCU3", 7),
                        new SecretContext(SiteId.of("home"), "NodeMCU4", 7),
                        new SecretContext(SiteId.of("home"), "NodeMCU3", 8))) {
            assertThatExceptionOfType(SecretNotOpenedException.class)
                    .isThrownBy(() -> SecretSealing.open(sealed, gateway, other))
                    .withMessageContaining("another account or revision")
                    .withNoCause();
        }
    }

    @Test
    void anotherGatewayDoesNotOpenIt() {
        assertThatExceptionOfType(SecretNotOpenedException.class)
                .isThrownBy(() -> SecretSealing.open(sealed, SecretSealing.newKeyPair(), CONTEXT))
                .withMessageContaining("another key");
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
        bytes[0] ^= 1;
        for (SealedSecret changed :
                List.of(
                        with(sealed.ephemeral(), Base64.getEncoder().encodeToString(bytes)),
                        with(sealed.ephemeral(), "not Base64"),
                        with(sealed.ephemeral(), ""),
                        with("AAAA", sealed.ciphertext()))) {
            assertThatExceptionOfType(SecretNotOpenedException.class)
                    .isThrownBy(() -> SecretSealing.open(changed, gateway, CONTEXT));
        }
    }

    @Test
    void whatIsNoKeyAndWhatIsNoSecretIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSealing.seal("x".toCharArray(), "no key", CONTEXT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSealing.seal("x".toCharArray(), "AAAA", CONTEXT))
                .withMessageContaining("public key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seal(""))
                .withMessageContaining("1 to");
        assertThatIllegalArgumentException().isThrownBy(() -> seal("x".repeat(257)));
    }

    /** Test case 1 of RFC 5869. */
    @Test
    void keysAreDerivedAsTheStandardSays() throws GeneralSecurityException {
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex("0b".repeat(22));
        byte[] salt = hex.parseHex("000102030405060708090a0b0c");
        byte[] info = hex.parseHex("f0f1f2f3f4f5f6f7f8f9");
        assertThat(hex.formatHex(SecretSealing.derive(key, salt, info, 42)))
                .isEqualTo(
                        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    private SealedSecret seal(String secret) {
        return SecretSealing.seal(
                secret.toCharArray(), SecretSealing.encode(gateway.getPublic()), CONTEXT);
    }

    private SealedSecret with(String ephemeral, String ciphertext) {
        return new SealedSecret(sealed.key(), sealed.revision(), ephemeral, ciphertext);
    }
}

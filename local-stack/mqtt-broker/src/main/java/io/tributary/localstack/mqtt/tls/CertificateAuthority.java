package io.tributary.localstack.mqtt.tls;

import io.tributary.localstack.mqtt.OwnerFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Issues certificates for one broker and its clients. The authority is valid for ten years, a
 * server for 13 months, a client for as long as is asked for. Keys are on the curve P-256, which
 * microcontrollers know.
 */
public final class CertificateAuthority {

    private static final Duration OWN_VALIDITY = Duration.ofDays(3_652);
    private static final Duration SERVER_VALIDITY = Duration.ofDays(396);

    /** A clock that is a little slow must not refuse what was made just now. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    private static final String FILE = "ca";

    private final Identity own;

    private CertificateAuthority(Identity own) {
        this.own = own;
    }

    /** The authority of a folder, made there if it is missing: {@code ca.pem, ca-key.pem}. */
    public static CertificateAuthority in(Path directory)
            throws IOException, GeneralSecurityException {
        if (Identity.isIn(directory, FILE)) {
            return new CertificateAuthority(Identity.read(directory, FILE));
        }
        CertificateAuthority fresh = create("Tributary local MQTT");
        fresh.own.write(OwnerFile.directory(directory), FILE);
        return fresh;
    }

    /** A new authority that is kept nowhere. */
    public static CertificateAuthority create(String name)
            throws IOException, GeneralSecurityException {
        KeyPair keys = keys();
        Instant now = Instant.now();
        return new CertificateAuthority(
                new Identity(
                        keys.getPrivate(),
                        new Signing(now.minus(CLOCK_TOLERANCE), now.plus(OWN_VALIDITY))
                                .authority(name, keys.getPublic(), keys.getPrivate())));
    }

    /** Its certificate and key. */
    public Identity identity() {
        return own;
    }

    /** Issues the certificate of a server that is reached under these names and addresses. */
    public Identity server(List<String> hosts) throws IOException, GeneralSecurityException {
        return server(hosts, SERVER_VALIDITY);
    }

    /** The same for another time; one that is over makes a certificate that has expired. */
    public Identity server(List<String> hosts, Duration validity)
            throws IOException, GeneralSecurityException {
        return issue(hosts.getFirst(), hosts, validity);
    }

    /**
     * Issues the certificate by which a client is known to be the account of that name. It begins
     * when it is made, since one that is older than its account is refused.
     */
    public Identity client(String account, Duration validity)
            throws IOException, GeneralSecurityException {
        return issue(account, List.of(), validity);
    }

    private Identity issue(String name, List<String> hosts, Duration validity)
            throws IOException, GeneralSecurityException {
        KeyPair keys = keys();
        Instant now = Instant.now();
        Instant until = now.plus(validity);
        Instant from = validity.isNegative() ? until.minus(CLOCK_TOLERANCE) : now;
        return new Identity(
                keys.getPrivate(),
                new Signing(hosts.isEmpty() ? from : from.minus(CLOCK_TOLERANCE), until)
                        .leaf(own, name, hosts, keys.getPublic()));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}

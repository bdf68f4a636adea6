package io.tributary.localstack.mqtt.tls;

import io.tributary.localstack.mqtt.OwnerFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The key store and trust store that a broker is started with, made anew at each start from the
 * authority and the server's certificate in the folder. What is missing there is made, and a
 * server's certificate that ends within 30 days, or that another authority issued, is replaced.
 *
 * @param keyStore key and certificate of the server, PKCS #12
 * @param trustStore the authority, PKCS #12
 * @param password of both; another one at each start, never in {@link #toString()}
 */
public record BrokerStores(Path keyStore, Path trustStore, String password) {

    private static final String SERVER = "server";
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1");

    /** Makes them. */
    public static BrokerStores in(Path directory) throws IOException, GeneralSecurityException {
        CertificateAuthority authority = CertificateAuthority.in(directory);
        Identity server = server(directory, authority);
        BrokerStores stores =
                new BrokerStores(
                        directory.resolve("server.p12"),
                        directory.resolve("clients.p12"),
                        new BigInteger(128, new SecureRandom()).toString(36));
        X509Certificate root = authority.identity().certificate();
        KeyStore keys = empty();
        keys.setKeyEntry(
                SERVER,
                server.key(),
                stores.password.toCharArray(),
                new Certificate[] {server.certificate(), root});
        stores.write(stores.keyStore, keys);
        KeyStore trust = empty();
        trust.setCertificateEntry("ca", root);
        stores.write(stores.trustStore, trust);
        return stores;
    }

    private static Identity server(Path directory, CertificateAuthority authority)
            throws IOException, GeneralSecurityException {
        if (Identity.isIn(directory, SERVER)) {
            Identity known = Identity.read(directory, SERVER);
            if (isOf(authority, known.certificate()) && lasts(known.certificate())) {
                return known;
            }
        }
        Identity fresh = authority.server(HOSTS);
        fresh.write(directory, SERVER);
        return fresh;
    }

    private static boolean isOf(CertificateAuthority authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.identity().certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean lasts(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(RENEWED_BEFORE));
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private void write(Path file, KeyStore store) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        OwnerFile.write(file, out.toByteArray());
    }

    @Override
    public String toString() {
        return "BrokerStores[keyStore=" + keyStore + ", trustStore=" + trustStore + "]";
    }
}

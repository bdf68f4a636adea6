package io.tributary.localstack.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTests {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;

    @TempDir private Path directory;

    @Test
    void whatItIssuesIsValidForThoseWhoTrustIt() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("here");
        X509Certificate server = authority.server(List.of("localhost", "127.0.0.1")).certificate();
        validate(authority, server);
        assertThat(server.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        validate(authority, authority.client("NodeMCU1", Duration.ofDays(1)).certificate());
    }

    @Test
    void authoritySignsAndWhatItIssuesDoesNot() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("here");
        X509Certificate root = authority.identity().certificate();
        assertThat(root.getBasicConstraints()).isNotNegative();
        assertThat(usages(root)).containsExactly(KEY_CERT_SIGN, CRL_SIGN);
        X509Certificate server = authority.server(List.of("localhost")).certificate();
        X509Certificate client = authority.client("NodeMCU1", Duration.ofDays(1)).certificate();
        assertThat(List.of(server, client))
                .allSatisfy(
                        leaf -> {
                            assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
                            assertThat(usages(leaf)).containsExactly(DIGITAL_SIGNATURE);
                            assertThat(leaf.getCriticalExtensionOIDs())
                                    .containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
                            assertThat(leaf.getVersion()).isEqualTo(3);
                        });
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(client.getSubjectAlternativeNames()).isNull();
        assertThat(Set.of(root.getSerialNumber(), server.getSerialNumber()))
                .doesNotContain(client.getSerialNumber());
    }

    @Test
    void certificatesAreValidForAsLongAsIsSaid() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("here");
        assertThat(days(authority.identity().certificate())).isEqualTo(3_652);
        assertThat(days(authority.server(List.of("localhost")).certificate())).isEqualTo(396);
        X509Certificate client = authority.client("lamp", Duration.ofDays(7)).certificate();
        assertThat(days(client)).isEqualTo(7);
        assertThat(client.getNotBefore())
                .as("no older than the account that it is made for")
                .isCloseTo(Instant.now(), 60_000);
    }

    @Test
    void anyNameMayBeIssuedBySomebodyOfAnyName() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("Acme, Inc. + \"sons\"");
        X509Certificate client = authority.client("a=b,c", Duration.ofDays(1)).certificate();
        validate(authority, client);
        assertThat(client.getSubjectX500Principal().getName()).isEqualTo("CN=a\\=b\\,c");
    }

    @Test
    void whatAnotherOfTheSameNameIssuedIsNot() throws Exception {
        X509Certificate foreign =
                CertificateAuthority.create("here").server(List.of("localhost")).certificate();
        assertThatExceptionOfType(CertPathValidatorException.class)
                .isThrownBy(() -> validate(CertificateAuthority.create("here"), foreign));
    }

    @Test
    void whatHasExpiredIsNot() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("here");
        X509Certificate expired =
                authority.client("NodeMCU1", Duration.ofMinutes(-1)).certificate();
        assertThatExceptionOfType(CertPathValidatorException.class)
                .isThrownBy(() -> validate(authority, expired))
                .withMessageContaining("validity");
    }

    @Test
    void secondStartFindsTheSameAuthorityAndServer() throws Exception {
        BrokerStores first = BrokerStores.in(directory.resolve("tls"));
        X509Certificate server = server(first);
        BrokerStores second = BrokerStores.in(directory.resolve("tls"));
        assertThat(server(second)).isEqualTo(server);
        assertThat(second.password()).isNotEqualTo(first.password());
        assertThat(second.toString()).doesNotContain(second.password());
    }

    @Test
    void serverIsIssuedAnewWhereTheAuthorityIsAnother() throws Exception {
        Path tls = directory.resolve("tls");
        X509Certificate server = server(BrokerStores.in(tls));
        Files.delete(tls.resolve("ca.pem"));
        assertThat(server(BrokerStores.in(tls))).isNotEqualTo(server);
    }

    @Test
    void serverIsIssuedAnewBeforeItExpires() throws Exception {
        Path tls = directory.resolve("tls");
        BrokerStores.in(tls);
        Identity soon =
                CertificateAuthority.in(tls).server(List.of("localhost"), Duration.ofDays(29));
        soon.write(tls, "server");
        assertThat(server(BrokerStores.in(tls))).isNotEqualTo(soon.certificate());
    }

    @Test
    void keysAreTheOwnersAlone() throws Exception {
        Path tls = directory.resolve("tls");
        BrokerStores.in(tls);
        assertThat(permissions(tls)).isEqualTo("rwx------");
        try (var files = Files.list(tls)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "ca.pem",
                            "ca-key.pem",
                            "server.pem",
                            "server-key.pem",
                            "server.p12",
                            "clients.p12");
        }
    }

    private static void validate(CertificateAuthority authority, X509Certificate certificate)
            throws GeneralSecurityException {
        PKIXParameters parameters =
                new PKIXParameters(
                        Set.of(new TrustAnchor(authority.identity().certificate(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(List.of(certificate)),
                        parameters);
    }

    private static X509Certificate server(BrokerStores stores)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(stores.keyStore())) {
            store.load(in, stores.password().toCharArray());
        }
        assertThat(store.getKey("server", stores.password().toCharArray())).isNotNull();
        return (X509Certificate) store.getCertificate("server");
    }

    private static List<Integer> usages(X509Certificate certificate) {
        boolean[] bits = certificate.getKeyUsage();
        return IntStream.range(0, bits.length).filter(bit -> bits[bit]).boxed().toList();
    }

    private static long days(X509Certificate certificate) {
        return Duration.between(
                        Instant.now(), certificate.getNotAfter().toInstant().plusSeconds(60))
                .toDays();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

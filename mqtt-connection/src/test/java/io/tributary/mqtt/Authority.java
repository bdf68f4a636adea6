package io.tributary.mqtt;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates that a broker should, or should not, show. */
final class Authority {

    private static final X500Name NAME = new X500Name("CN=authority of a test");
    private static final char[] UNUSED = "unused".toCharArray();

    private final KeyPair keys = keys();
    private final X509Certificate root;

    Authority() throws Exception {
        root =
                sign(
                        builder(NAME, keys, Duration.ofHours(-1), Duration.ofHours(1))
                                .addExtension(
                                        Extension.basicConstraints,
                                        true,
                                        new BasicConstraints(true)));
    }

    /** Its certificate, as a service is given it. */
    Path pem(Path directory) throws Exception {
        return Files.writeString(
                directory.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(Base64.getMimeEncoder().encodeToString(root.getEncoded())));
    }

    /** A server on loopback that shows a certificate for this host, valid from and until then. */
    SSLServerSocket server(String host, Duration from, Duration until) throws Exception {
        KeyPair own = keys();
        X509Certificate certificate =
                sign(
                        builder(new X500Name("CN=broker"), own, from, until)
                                .addExtension(
                                        Extension.subjectAlternativeName,
                                        false,
                                        new GeneralNames(
                                                new GeneralName(GeneralName.dNSName, host))));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", own.getPrivate(), UNUSED, new Certificate[] {certificate, root});
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, UNUSED);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private X509v3CertificateBuilder builder(
            X500Name subject, KeyPair own, Duration from, Duration until) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.plus(from)),
                Date.from(now.plus(until)),
                subject,
                own.getPublic());
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(keys.getPrivate())));
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }
}

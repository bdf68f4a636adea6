package io.tributary.localstack.mqtt.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * Signs certificates that begin and end at given times, by ECDSA with SHA-256.
 *
 * @param from when they begin to be valid
 * @param until when they cease to be
 */
record Signing(Instant from, Instant until) {

    private static final int SERIAL_BITS = 120;

    /** The certificate of an authority, signed by itself. */
    X509Certificate authority(String name, PublicKey key, PrivateKey signer)
            throws IOException, GeneralSecurityException {
        X500Name subject = name(name);
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                                subject, serial(), Date.from(from), Date.from(until), subject, key)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                        .addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return signed(builder, key, signer);
    }

    /**
     * The certificate of a server or a client.
     *
     * @param hosts names and addresses of a server; none for a client
     */
    X509Certificate leaf(Identity issuer, String name, List<String> hosts, PublicKey key)
            throws IOException, GeneralSecurityException {
        KeyPurposeId purpose =
                hosts.isEmpty() ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                                issuer.certificate(),
                                serial(),
                                Date.from(from),
                                Date.from(until),
                                name(name),
                                key)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                        .addExtension(
                                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                        .addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                        .addExtension(
                                Extension.authorityKeyIdentifier,
                                false,
                                new JcaX509ExtensionUtils()
                                        .createAuthorityKeyIdentifier(issuer.certificate()));
        if (!hosts.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                            hosts.stream().map(Signing::host).toArray(GeneralName[]::new)));
        }
        return signed(builder, key, issuer.key());
    }

    private static X509Certificate signed(
            X509v3CertificateBuilder builder, PublicKey key, PrivateKey signer)
            throws IOException, GeneralSecurityException {
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("no certificate could be signed", e);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom());
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    }

    private static GeneralName host(String host) {
        return new GeneralName(
                IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }
}

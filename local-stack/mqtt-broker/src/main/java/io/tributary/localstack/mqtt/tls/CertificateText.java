package io.tributary.localstack.mqtt.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signs X.509 certificates of version 3 (RFC 5280), by ECDSA with SHA-256. */
final class CertificateText {

    private static final byte[] ECDSA_WITH_SHA256 =
            Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.oid(2, 5, 4, 3);
    private static final byte[] SUBJECT_KEY = Der.oid(2, 5, 29, 14);
    private static final byte[] KEY_USAGE = Der.oid(2, 5, 29, 15);
    private static final byte[] ALTERNATIVE_NAME = Der.oid(2, 5, 29, 17);
    private static final byte[] BASIC_CONSTRAINTS = Der.oid(2, 5, 29, 19);
    private static final byte[] AUTHORITY_KEY = Der.oid(2, 5, 29, 35);
    private static final byte[] EXTENDED_USAGE = Der.oid(2, 5, 29, 37);
    private static final byte[] SERVER = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1);
    private static final byte[] CLIENT = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 2);

    private static final int SERIAL_BITS = 120;
    private static final int VERSION_TAG = 0xA0;
    private static final int EXTENSIONS_TAG = 0xA3;
    private static final int DNS_TAG = 0x82;
    private static final int ADDRESS_TAG = 0x87;
    private static final int KEY_ID_TAG = 0x80;

    private CertificateText() {}

    /** The certificate of an authority, signed by itself. */
    static X509Certificate authority(
            String name, PublicKey key, PrivateKey signer, Instant from, Instant until)
            throws GeneralSecurityException {
        List<byte[]> extensions =
                List.of(
                        critical(BASIC_CONSTRAINTS, Der.sequence(Der.yes())),
                        // signs certificates and their revocation
                        critical(KEY_USAGE, Der.bits(1, (byte) 0x06)),
                        extension(SUBJECT_KEY, Der.octets(keyId(key))));
        return signed(name, name, key, signer, from, until, extensions);
    }

    /**
     * The certificate of a server or a client.
     *
     * @param hosts names and addresses of a server; none for a client
     */
    static X509Certificate leaf(
            String issuer,
            PublicKey issuerKey,
            String name,
            List<String> hosts,
            PublicKey key,
            PrivateKey signer,
            Instant from,
            Instant until)
            throws GeneralSecurityException {
        List<byte[]> extensions = new ArrayList<>();
        extensions.add(critical(BASIC_CONSTRAINTS, Der.sequence()));
        extensions.add(critical(KEY_USAGE, Der.bits(7, (byte) 0x80)));
        extensions.add(extension(EXTENDED_USAGE, Der.sequence(hosts.isEmpty() ? CLIENT : SERVER)));
        extensions.add(extension(SUBJECT_KEY, Der.octets(keyId(key))));
        extensions.add(
                extension(AUTHORITY_KEY, Der.sequence(Der.tagged(KEY_ID_TAG, keyId(issuerKey)))));
        if (!hosts.isEmpty()) {
            byte[][] names = hosts.stream().map(CertificateText::host).toArray(byte[][]::new);
            extensions.add(extension(ALTERNATIVE_NAME, Der.sequence(names)));
        }
        return signed(issuer, name, key, signer, from, until, extensions);
    }

    private static X509Certificate signed(
            String issuer,
            String subject,
            PublicKey key,
            PrivateKey signer,
            Instant from,
            Instant until,
            List<byte[]> extensions)
            throws GeneralSecurityException {
        byte[] content =
                Der.sequence(
                        Der.tagged(VERSION_TAG, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom())),
                        ECDSA_WITH_SHA256,
                        name(issuer),
                        Der.sequence(Der.time(from), Der.time(until)),
                        name(subject),
                        key.getEncoded(),
                        Der.tagged(
                                EXTENSIONS_TAG, Der.sequence(extensions.toArray(byte[][]::new))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(content);
        byte[] certificate =
                Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(commonName))));
    }

    private static byte[] critical(byte[] oid, byte[] value) {
        return Der.sequence(oid, Der.yes(), Der.octets(value));
    }

    private static byte[] extension(byte[] oid, byte[] value) {
        return Der.sequence(oid, Der.octets(value));
    }

    private static byte[] host(String host) {
        try {
            return host.matches("[0-9.]+|.*:.*")
                    ? Der.tagged(ADDRESS_TAG, InetAddress.getByName(host).getAddress())
                    : Der.tagged(DNS_TAG, host.getBytes(StandardCharsets.US_ASCII));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + host, e);
        }
    }

    private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
        return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 20);
    }
}

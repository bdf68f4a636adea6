package io.tributary.localstack.mqtt.tls;

import io.tributary.localstack.mqtt.OwnerFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A private key with the certificate of its public one. The key is never in {@link #toString()}.
 *
 * @param key the private key
 * @param certificate the certificate
 */
public record Identity(PrivateKey key, X509Certificate certificate) {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {(byte) '\n'});

    /** Reads what {@link #write} wrote. */
    static Identity read(Path directory, String name) throws IOException, GeneralSecurityException {
        byte[] certificate = Files.readAllBytes(directory.resolve(name + ".pem"));
        String key = Files.readString(directory.resolve(name + "-key.pem"));
        byte[] encoded = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
        return new Identity(
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)),
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(certificate)));
    }

    static boolean isIn(Path directory, String name) {
        return Files.exists(directory.resolve(name + ".pem"))
                && Files.exists(directory.resolve(name + "-key.pem"));
    }

    /** Writes {@code {name}.pem} and {@code {name}-key.pem}, both for their owner alone. */
    public void write(Path directory, String name) throws IOException {
        // the key first: a certificate without its key would be taken for both
        OwnerFile.write(directory.resolve(name + "-key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        OwnerFile.write(directory.resolve(name + ".pem"), certificatePem());
    }

    /** The certificate as a client is given it. */
    public byte[] certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, LINES.encodeToString(content))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}

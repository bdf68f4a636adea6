package io.tributary.localstack.mqtt.tls;

import io.tributary.localstack.mqtt.OwnerFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A private key with the certificate of its public one. The key is never in {@link #toString()}.
 *
 * @param key the private key
 * @param certificate the certificate
 */
public record Identity(PrivateKey key, X509Certificate certificate) {

    /** Reads what {@link #write} wrote. */
    static Identity read(Path directory, String name) throws IOException, GeneralSecurityException {
        byte[] key = content(directory.resolve(name + "-key.pem"));
        byte[] certificate = content(directory.resolve(name + ".pem"));
        return new Identity(
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(certificate)));
    }

    private static byte[] content(Path file) throws IOException {
        try (PemReader in = new PemReader(Files.newBufferedReader(file))) {
            PemObject first = in.readPemObject();
            if (first == null) {
                throw new IOException("nothing in PEM in " + file);
            }
            return first.getContent();
        }
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
        StringWriter text = new StringWriter();
        try (PemWriter out = new PemWriter(text)) {
            out.writeObject(new PemObject(what, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}

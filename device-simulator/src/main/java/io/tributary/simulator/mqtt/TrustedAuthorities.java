package io.tributary.simulator.mqtt;

import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Sockets that trust the authorities of one file and no others. */
final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /**
     * Sockets for a PEM file of one or more certificates.
     *
     * @throws IllegalStateException when it cannot be read, or holds none
     */
    static SSLSocketFactory sockets(Path file) {
        try {
            PemSslStoreDetails trusted = PemSslStoreDetails.forCertificate(file.toUri().toString());
            return SslBundle.of(new PemSslStoreBundle(null, trusted))
                    .createSslContext()
                    .getSocketFactory();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "tributary.mqtt.ca-file holds no certificates in PEM: " + file, e);
        }
    }
}

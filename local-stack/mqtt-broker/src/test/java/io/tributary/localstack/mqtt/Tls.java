package io.tributary.localstack.mqtt;

import io.tributary.localstack.mqtt.tls.Identity;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets of clients that trust one authority, and may show a certificate. */
final class Tls {

    private static final char[] UNUSED = "unused".toCharArray();

    private Tls() {}

    static SSLSocketFactory trusting(X509Certificate authority) throws Exception {
        return sockets(authority, null);
    }

    static SSLSocketFactory showing(X509Certificate authority, Identity client) throws Exception {
        return sockets(authority, client);
    }

    private static SSLSocketFactory sockets(X509Certificate authority, @Nullable Identity client)
            throws Exception {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", authority);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                client == null ? null : keys(client, authority), trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static KeyManager[] keys(Identity client, X509Certificate authority) throws Exception {
        KeyStore own = empty();
        own.setKeyEntry(
                "client",
                client.key(),
                UNUSED,
                new Certificate[] {client.certificate(), authority});
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, UNUSED);
        return keys.getKeyManagers();
    }

    private static KeyStore empty() throws java.io.IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

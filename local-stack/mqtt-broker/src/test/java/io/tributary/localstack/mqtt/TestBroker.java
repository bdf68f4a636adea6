package io.tributary.localstack.mqtt;

import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import io.tributary.localstack.mqtt.tls.Identity;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A broker with TLS and the accounts of all services. */
interface TestBroker extends AutoCloseable {

    /** For passwords, by TLS. */
    int port();

    /** For client certificates. */
    int certificatePort();

    CertificateAuthority authority();

    /** The passwords of the services. */
    Map<String, String> passwords();

    /** Gives a service another password, as an operator does. */
    void rotate(String service, String password) throws Exception;

    /** A client with a session that stays, by TLS. */
    default Client connect(String clientId, @Nullable String username, @Nullable String password)
            throws Exception {
        return Client.connectByTls(url(port()), clientId, username, password, sockets());
    }

    /** For clients that trust its authority; the same at each call, so that TLS is resumed. */
    SSLSocketFactory sockets();

    /** A client that shows a certificate instead of a password. */
    default Client connect(String clientId, Identity certificate) throws Exception {
        return Client.connectByTls(
                url(certificatePort()),
                clientId,
                null,
                null,
                Tls.showing(authority().identity().certificate(), certificate));
    }

    /** A service under a client id of its own. */
    default Client service(String name) throws Exception {
        return service(name, "1");
    }

    /** One for another purpose, which has another client id where a service may have several. */
    default Client service(String name, String purpose) throws Exception {
        return connect(clientId(name, purpose), name, passwords().get(name));
    }

    static String clientId(String service, String purpose) {
        return switch (service) {
            case "bridge" -> "bridge";
            case "dashboard" -> "tributary-dashboard-1";
            default -> "tributary-" + service + "-" + purpose;
        };
    }

    default Control control() throws Exception {
        return new Control(service("gateway"));
    }

    static String url(int port) {
        return "ssl://127.0.0.1:" + port;
    }

    @Override
    void close();
}

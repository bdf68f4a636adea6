package io.tributary.localstack.mqtt;

import io.tributary.containers.MosquittoInContainer;
import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/** Mosquitto in the image that is deployed. */
final class MosquittoContainerBroker implements TestBroker {

    private final Map<String, String> passwords =
            Stream.of("admin", "acquisition", "gateway", "dashboard", "bridge")
                    .collect(Collectors.toMap(Function.identity(), name -> "secret-" + name));

    private final CertificateAuthority authority;
    private final SSLSocketFactory sockets;
    private final MosquittoInContainer container;

    MosquittoContainerBroker(Path certificates) throws Exception {
        authority = CertificateAuthority.in(certificates);
        authority.server(List.of("localhost", "127.0.0.1")).write(certificates, "server");
        sockets = Tls.trusting(authority.identity().certificate());
        container = new MosquittoInContainer(MosquittoTestBroker.DEPLOY, certificates, passwords);
    }

    @Override
    public int port() {
        return container.port();
    }

    @Override
    public int certificatePort() {
        return container.certificatePort();
    }

    @Override
    public CertificateAuthority authority() {
        return authority;
    }

    @Override
    public Map<String, String> passwords() {
        return passwords;
    }

    @Override
    public void rotate(String service, String password) throws Exception {
        try (Control admin = new Control(service("admin"))) {
            admin.setPassword(service, password);
        }
        passwords.put(service, password);
    }

    @Override
    public SSLSocketFactory sockets() {
        return sockets;
    }

    @Override
    public void close() {
        container.close();
    }
}

package io.tributary.gateway.running;

import io.tributary.containers.MosquittoInContainer;
import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Mosquitto in the image that is deployed, set up by what stands in {@code deploy/mosquitto}. */
final class MosquittoContainerSiteBroker implements SiteBroker {

    private final Path certificates;
    private final MosquittoInContainer container;

    MosquittoContainerSiteBroker(Path certificates) throws Exception {
        this.certificates = certificates;
        CertificateAuthority.in(certificates)
                .server(List.of("127.0.0.1", "localhost"))
                .write(certificates, "server");
        container =
                new MosquittoInContainer(
                        Path.of("../deploy/mosquitto"),
                        certificates,
                        Map.of(
                                username(),
                                password(),
                                "acquisition",
                                "secret",
                                "dashboard",
                                "secret",
                                "bridge",
                                "secret"));
    }

    @Override
    public URI url() {
        return URI.create("ssl://localhost:" + container.port());
    }

    @Override
    public Path caFile() {
        return certificates.resolve("ca.pem");
    }

    @Override
    public String username() {
        return "gateway";
    }

    @Override
    public String password() {
        return "gateway-secret";
    }

    @Override
    public void restart() {
        container.restart();
    }

    @Override
    public void forget() throws Exception {
        container.restartWithFirstAccounts();
    }

    @Override
    public void stop() {
        container.close();
    }
}

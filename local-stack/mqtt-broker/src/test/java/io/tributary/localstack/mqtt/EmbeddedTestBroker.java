package io.tributary.localstack.mqtt;

import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;

/** HiveMQ CE as the local stack starts it. */
final class EmbeddedTestBroker implements TestBroker {

    private LocalMqttBrokerOptions options;
    private final CertificateAuthority authority;
    private final SSLSocketFactory sockets;
    private LocalMqttBroker broker;

    EmbeddedTestBroker(Path directory) throws Exception {
        options = LocalMqttBrokerOptions.in(directory).withTlsPort(0).withAccounts(accounts());
        broker = LocalMqttBroker.start(options);
        options = options.withPort(broker.port()).withTlsPort(broker.tlsPort());
        authority = CertificateAuthority.in(LocalMqttBroker.tlsDirectory(directory));
        sockets = Tls.trusting(authority.identity().certificate());
    }

    private static List<MqttAccount> accounts() {
        return List.of(
                account("acquisition", MqttRole.ACQUISITION),
                account("gateway", MqttRole.GATEWAY),
                account("bridge", MqttRole.BRIDGE),
                account("dashboard", MqttRole.DASHBOARD));
    }

    private static MqttAccount account(String name, MqttRole role) {
        return new MqttAccount(name, "secret-" + name, role);
    }

    @Override
    public int port() {
        return broker.tlsPort();
    }

    @Override
    public int certificatePort() {
        return broker.tlsPort();
    }

    @Override
    public CertificateAuthority authority() {
        return authority;
    }

    @Override
    public SSLSocketFactory sockets() {
        return sockets;
    }

    @Override
    public Map<String, String> passwords() {
        return options.accounts().stream()
                .collect(Collectors.toMap(MqttAccount::username, MqttAccount::password));
    }

    /** By a start with the new one. */
    @Override
    public void rotate(String service, String password) {
        options =
                options.withAccounts(
                        options.accounts().stream()
                                .map(
                                        each ->
                                                each.username().equals(service)
                                                        ? new MqttAccount(
                                                                service, password, each.role())
                                                        : each)
                                .toList());
        broker.close();
        broker = LocalMqttBroker.start(options);
    }

    @Override
    public void close() {
        broker.close();
    }
}

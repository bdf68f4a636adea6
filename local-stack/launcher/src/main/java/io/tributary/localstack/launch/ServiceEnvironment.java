package io.tributary.localstack.launch;

import io.tributary.localstack.options.MqttLogin;
import io.tributary.localstack.options.StackPort;
import io.tributary.topology.name.SiteId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The environment of a service: the addresses that it needs, and no secret but its own. */
final class ServiceEnvironment {

    private final StackAddresses addresses;
    private final Map<String, String> variables = new HashMap<>();

    ServiceEnvironment(StackAddresses addresses) {
        this.addresses = addresses;
    }

    ServiceEnvironment port(int port) {
        return put("SERVER_PORT", Integer.toString(port)).put("SERVER_ADDRESS", "127.0.0.1");
    }

    ServiceEnvironment mqtt(MqttLogin login) {
        return put("TRIBUTARY_MQTT_URL", addresses.mqttUrl())
                .put("TRIBUTARY_MQTT_USERNAME", login.username())
                .put("TRIBUTARY_MQTT_PASSWORD", login.password());
    }

    /** Each device with an account of its own. */
    ServiceEnvironment mqtt(Path devicePasswords) {
        return put("TRIBUTARY_MQTT_URL", addresses.mqttUrl())
                .put("TRIBUTARY_MQTT_ACCOUNTSFILE", devicePasswords.toString());
    }

    ServiceEnvironment kafka() {
        return put("SPRING_KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
    }

    ServiceEnvironment elasticsearch() {
        return put("SPRING_ELASTICSEARCH_URIS", addresses.http(StackPort.ELASTICSEARCH));
    }

    /** There is one Elasticsearch node, which holds no second copy of anything. */
    ServiceEnvironment withoutReplicas() {
        return put("TRIBUTARY_ELASTICSEARCH_REPLICAS", "0");
    }

    ServiceEnvironment administrator(String password) {
        return put("TRIBUTARY_ADMINISTRATOR_PASSWORD", password);
    }

    /** By which its metrics are read. */
    ServiceEnvironment metrics(String password) {
        return put("TRIBUTARY_METRICS_PASSWORD", password);
    }

    ServiceEnvironment site(Optional<Path> file) {
        file.ifPresent(path -> put("TRIBUTARY_SITE_FILE", path.toString()));
        return this;
    }

    ServiceEnvironment journal(Path directory) {
        return put("TRIBUTARY_GATEWAY_JOURNAL_DIRECTORY", directory.toString());
    }

    /** What is about to be committed is shown at the broker, too. */
    ServiceEnvironment showingPreview() {
        return put("TRIBUTARY_GATEWAY_PREVIEW_ENABLED", "true");
    }

    /** Where a login is given, it is heard there. */
    ServiceEnvironment hearingPreview(Optional<MqttLogin> login, SiteId site) {
        login.ifPresent(
                one ->
                        put("TRIBUTARY_DASHBOARD_PREVIEW_URL", addresses.mqttUrl())
                                .put("TRIBUTARY_DASHBOARD_PREVIEW_USERNAME", one.username())
                                .put("TRIBUTARY_DASHBOARD_PREVIEW_PASSWORD", one.password())
                                .put("TRIBUTARY_DASHBOARD_PREVIEW_SITE", site.value()));
        return this;
    }

    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    private ServiceEnvironment put(String name, String value) {
        variables.put(name, value);
        return this;
    }
}

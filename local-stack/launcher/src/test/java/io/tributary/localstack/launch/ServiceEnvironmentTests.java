package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.credentials.StackSecrets;
import io.tributary.localstack.options.ExternalMqttBroker;
import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.localstack.options.MqttLogin;
import io.tributary.localstack.options.StackPort;
import io.tributary.topology.name.SiteId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTests {

    private static final StackSecrets SECRETS =
            new StackSecrets("a", "g", "b", "v", "admin-pw", "m");
    private static final MqttLogin STARTER = new MqttLogin("my-sensor", "m");
    private static final MqttLogin LOGIN = new MqttLogin("gateway", "g");

    @Test
    void serviceGetsWhatItNeedsAndNoMore() throws IOException {
        StackAddresses addresses = StackAddresses.of(LocalStackOptions.in(Path.of("stack")));
        assertThat(new ServiceEnvironment(addresses).port(8082).mqtt(LOGIN).kafka().variables())
                .isEqualTo(
                        Map.of(
                                "SERVER_PORT", "8082",
                                "SERVER_ADDRESS", "127.0.0.1",
                                "TRIBUTARY_MQTT_URL", "tcp://127.0.0.1:1883",
                                "TRIBUTARY_MQTT_USERNAME", "gateway",
                                "TRIBUTARY_MQTT_PASSWORD", "g",
                                "SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"));
    }

    @Test
    void freePortsAreFoundAndAllDiffer() throws IOException {
        StackAddresses addresses =
                StackAddresses.of(LocalStackOptions.in(Path.of("stack")).withFreePorts());
        assertThat(addresses.ports().values()).doesNotHaveDuplicates().doesNotContain(0);
        assertThat(addresses.mqttUrl()).endsWith(":" + addresses.port(StackPort.MQTT));
    }

    @Test
    void externalBrokerTakesThePlaceOfTheEmbeddedOne() throws IOException {
        ExternalMqttBroker broker =
                new ExternalMqttBroker(
                        "tcp://192.168.1.10:1883",
                        new MqttLogin("acq", "1"),
                        new MqttLogin("gw", "2"),
                        new MqttLogin("dev", "3"));
        assertThat(
                        StackAddresses.of(
                                        LocalStackOptions.in(Path.of("stack"))
                                                .withExternalMqttBroker(broker))
                                .mqttUrl())
                .isEqualTo("tcp://192.168.1.10:1883");
        MqttLogins logins = MqttLogins.of(SECRETS, STARTER, Optional.of(broker));
        assertThat(logins.bridge()).isEqualTo(new MqttLogin("dev", "3"));
        assertThat(logins.starter()).isEqualTo(new MqttLogin("dev", "3"));
        assertThat(logins.acquisition()).isEqualTo(new MqttLogin("acq", "1"));
        assertThat(logins.dashboard()).isEmpty();
    }

    @Test
    void dashboardHearsTheBrokerWhereItHasALogin() throws IOException {
        StackAddresses addresses = StackAddresses.of(LocalStackOptions.in(Path.of("stack")));
        Optional<MqttLogin> login = MqttLogins.of(SECRETS, STARTER, Optional.empty()).dashboard();
        assertThat(
                        new ServiceEnvironment(addresses)
                                .hearingPreview(login, SiteId.of("home"))
                                .variables())
                .isEqualTo(
                        Map.of(
                                "TRIBUTARY_DASHBOARD_PREVIEW_URL", "tcp://127.0.0.1:1883",
                                "TRIBUTARY_DASHBOARD_PREVIEW_USERNAME", "dashboard",
                                "TRIBUTARY_DASHBOARD_PREVIEW_PASSWORD", "v",
                                "TRIBUTARY_DASHBOARD_PREVIEW_SITE", "home"));
        assertThat(
                        new ServiceEnvironment(addresses)
                                .hearingPreview(Optional.empty(), SiteId.of("home"))
                                .variables())
                .isEmpty();
    }

    @Test
    void embeddedBrokerHasAnAccountForEachOfUs() {
        MqttLogins logins = MqttLogins.of(SECRETS, STARTER, Optional.empty());
        assertThat(logins.accounts())
                .extracting(account -> account.username() + " " + account.role())
                .containsExactly(
                        "acquisition ACQUISITION",
                        "gateway GATEWAY",
                        "bridge BRIDGE",
                        "dashboard DASHBOARD");
        assertThat(logins.toString()).doesNotContain("password");
    }

    @Test
    void settingsOfTheLauncherDoNotReachItsProcesses() {
        Map<String, String> environment = new HashMap<>();
        environment.put("TRIBUTARY_DASHBOARD_PORT", "9");
        environment.put("TRIBUTARY_EXTERNAL_MQTT_GATEWAY_PASSWORD", "secret");
        environment.put("TRIBUTARY_BROKER_PORT", "1883");
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx1m");
        environment.put("_JAVA_OPTIONS", "-Xmx1m");
        environment.put("SPRING_PROFILES_ACTIVE", "mine");
        environment.put("SERVER_SERVLET_CONTEXT_PATH", "/mine");
        environment.put("MANAGEMENT_SERVER_PORT", "9000");
        environment.put("HOME", "/home");
        Launch.clean(environment);
        assertThat(environment).containsOnlyKeys("TRIBUTARY_BROKER_PORT", "HOME");
    }
}

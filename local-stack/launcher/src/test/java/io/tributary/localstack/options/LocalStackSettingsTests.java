package io.tributary.localstack.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackSettingsTests {

    @TempDir private Path repository;

    private final Properties properties = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void nothingSetGivesTheUsualPortsAndTheThesisHome() {
        LocalStackOptions options = read();
        assertThat(options).isEqualTo(LocalStackOptions.in(repository.resolve(".local-stack")));
        assertThat(options.simulator()).isTrue();
        assertThat(options.externalMqttBroker()).isEmpty();
        assertThat(options.siteFile()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DASHBOARD,8080,TRIBUTARY_DASHBOARD_PORT,tributary.dashboard.port",
        "MQTT,1883,TRIBUTARY_MQTT_PORT,tributary.mqtt.port",
        "MQTT_TLS,8883,TRIBUTARY_MQTT_TLS_PORT,tributary.mqtt-tls.port",
        "KAFKA,9092,TRIBUTARY_KAFKA_PORT,tributary.kafka.port",
        "ELASTICSEARCH,9200,TRIBUTARY_ELASTICSEARCH_PORT,tributary.elasticsearch.port",
        "ACQUISITION,8081,TRIBUTARY_ACQUISITION_PORT,tributary.acquisition.port",
        "GATEWAY,8082,TRIBUTARY_GATEWAY_PORT,tributary.gateway.port",
        "STREAMING,8083,TRIBUTARY_STREAMING_PORT,tributary.streaming.port",
        "SIMULATOR,8084,TRIBUTARY_SIMULATOR_PORT,tributary.simulator.port"
    })
    void everyPortHasAPropertyAVariableAndADefault(
            StackPort port, int defaultPort, String variable, String property) {
        assertThat(read().port(port)).isEqualTo(defaultPort);
        environment.put(variable, "4711");
        assertThat(read().port(port)).isEqualTo(4711);
        properties.setProperty(property, "4712");
        assertThat(read().port(port)).isEqualTo(4712);
        properties.setProperty(property, " ");
        assertThat(read().port(port)).isEqualTo(4711);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "1e3", "99999999999"})
    void portThatIsNoneIsRefusedByItsName(String value) {
        environment.put("TRIBUTARY_KAFKA_PORT", value);
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(this::read)
                .withMessageContaining("tributary.kafka.port (or TRIBUTARY_KAFKA_PORT)")
                .withMessageContaining(value);
    }

    @Test
    void simulatorCanBeLeftOut() {
        environment.put("TRIBUTARY_SIMULATOR_ENABLED", "False");
        assertThat(read().simulator()).isFalse();
    }

    @Test
    void switchThatIsNeitherTrueNorFalseIsRefused() {
        environment.put("TRIBUTARY_SIMULATOR_ENABLED", "no");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(this::read)
                .withMessageContaining("must be true or false");
    }

    @Test
    void folderIsRelativeToTheRepository() {
        environment.put("TRIBUTARY_STACK_DIRECTORY", "elsewhere");
        assertThat(read().directory()).isEqualTo(repository.resolve("elsewhere"));
    }

    @Test
    void siteFileMustBeThere() throws IOException {
        properties.setProperty("tributary.site.file", "site.yaml");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(this::read)
                .withMessageContaining("is no readable file")
                .withMessageContaining("site.yaml");
        Path file = Files.createFile(repository.resolve("site.yaml"));
        assertThat(read().siteFile()).contains(file);
        properties.setProperty("tributary.site.file", repository.toString());
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(this::read)
                .withMessageContaining("is no readable file");
    }

    @Test
    void externalBrokerComesWithItsLogins() {
        external();
        assertThat(read().externalMqttBroker())
                .contains(
                        new ExternalMqttBroker(
                                "tcp://192.168.1.10:1883",
                                new MqttLogin("acquisition-user", "acquisition-secret"),
                                new MqttLogin("gateway-user", "gateway-secret"),
                                new MqttLogin("device-user", "device-secret")));
        assertThat(read().toString()).doesNotContain("-secret");
    }

    @Test
    void dashboardHearsAnExternalBrokerWhereItIsGivenALogin() {
        external();
        environment.put("TRIBUTARY_EXTERNAL_MQTT_DASHBOARD_USERNAME", "dashboard-user");
        environment.put("TRIBUTARY_EXTERNAL_MQTT_DASHBOARD_PASSWORD", "dashboard-secret");
        assertThat(read().externalMqttBroker().orElseThrow().dashboard())
                .contains(new MqttLogin("dashboard-user", "dashboard-secret"));
    }

    @Test
    void passwordOnTheCommandLineIsNotTaken() {
        external();
        environment.remove("TRIBUTARY_EXTERNAL_MQTT_GATEWAY_PASSWORD");
        properties.setProperty("tributary.external-mqtt.gateway.password", "seen by all");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(this::read)
                .withMessage(
                        "TRIBUTARY_EXTERNAL_MQTT_GATEWAY_PASSWORD is not set in the environment.");
    }

    @Test
    void addressWithoutPortIsRefused() {
        external();
        environment.put("TRIBUTARY_EXTERNAL_MQTT_URL", "192.168.1.10");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(this::read)
                .withMessageContaining("must be like tcp://192.168.1.10:1883");
    }

    @ParameterizedTest
    @EnumSource(StackPort.class)
    void freePortsAreAsManyAsPorts(StackPort port) {
        assertThat(read().withFreePorts().port(port)).isZero();
    }

    @Test
    void environmentOfAProcessIsAddedToAndNotShown() {
        LocalStackOptions options =
                read().withEnvironment("gateway-service", "A", "one-secret")
                        .withEnvironment("gateway-service", "B", "two-secret");
        assertThat(options.environment().get("gateway-service"))
                .isEqualTo(Map.of("A", "one-secret", "B", "two-secret"));
        assertThat(options.toString()).contains("gateway-service").doesNotContain("-secret");
    }

    private void external() {
        environment.put("TRIBUTARY_EXTERNAL_MQTT_URL", "tcp://192.168.1.10:1883");
        for (String who : new String[] {"acquisition", "gateway", "device"}) {
            String prefix = Setting.variable("tributary.external-mqtt." + who);
            environment.put(prefix + "_USERNAME", who + "-user");
            environment.put(prefix + "_PASSWORD", who + "-secret");
        }
    }

    private LocalStackOptions read() {
        return new LocalStackSettings(repository, properties, environment).read();
    }
}

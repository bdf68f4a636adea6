package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalMqttBrokerIntegrationTests {

    private static final int BAD_USER_NAME_OR_PASSWORD = 0x86;
    private static final List<Integer> REFUSED = List.of(0x87);
    // A shared subscription is granted QoS 1 only.
    private static final List<Integer> GRANTED = List.of(1, 2);

    @TempDir private static Path data;

    private static LocalMqttBroker broker;

    @BeforeAll
    static void start() {
        broker =
                LocalMqttBroker.start(
                        LocalMqttBrokerOptions.in(data)
                                .withAccounts(
                                        List.of(
                                                account("acquisition", MqttRole.ACQUISITION),
                                                account("gateway", MqttRole.GATEWAY),
                                                account("bridge", MqttRole.BRIDGE),
                                                account("dashboard", MqttRole.DASHBOARD),
                                                account("test", MqttRole.UNRESTRICTED))));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void clientWithoutAccountIsRefused() {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> Client.connectAnonymously(broker.url()).close())
                .satisfies(e -> assertThat(e.getReasonCode()).isEqualTo(BAD_USER_NAME_OR_PASSWORD));
    }

    @Test
    void wrongPasswordIsRefused() {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(
                        () -> Client.connect(broker.url(), "thief", "bridge", "guessed").close())
                .satisfies(e -> assertThat(e.getReasonCode()).isEqualTo(BAD_USER_NAME_OR_PASSWORD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bridge;cmnd/# cmnd/kitchen/light;config/# sense/# acquired/# # $CONTROL/# backlog/# replay/# preview/#",
                "acquisition;sense/# $share/fleet/sense/# config/# test/# backlog/0 replay/#;cmnd/# $CONTROL/dynamic-security/v1/response",
                "gateway;acquired/# $CONTROL/dynamic-security/v1/response;sense/# $CONTROL/#",
                "dashboard;preview/#;$SYS/# sense/#"
            })
    void roleDecidesWhatMayBeSubscribed(String role, String granted, String refused)
            throws MqttException {
        try (Client client = connect("tributary-" + role + "-subscriber", role)) {
            for (String filter : granted.split(" ", -1)) {
                assertThat(client.subscribe(filter)).as(filter).isIn(GRANTED);
            }
            for (String filter : refused.split(" ", -1)) {
                assertThat(client.subscribe(filter)).as(filter).isIn(REFUSED);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bridge,sense/kitchen,true",
        "bridge,config/kitchen/NodeMCU3/status,true",
        "bridge,cmnd/kitchen/light,false",
        "bridge,acquired/0,false",
        "acquisition,acquired/0,true",
        "acquisition,cmnd/kitchen/light,false",
        "acquisition,sense/kitchen,false",
        "acquisition,backlog/0,false",
        "acquisition,replay/7,false",
        "bridge,replay/7,false",
        "gateway,cmnd/kitchen/light,true",
        "gateway,preview/kitchen,true",
        "gateway,replay/7,true",
        "gateway,backlog/0,true",
        "gateway,config/kitchen/light,false",
        "dashboard,preview/kitchen,false"
    })
    void roleDecidesWhatMayBePublished(String role, String topic, boolean arrives)
            throws MqttException {
        // a session of its own for each case: what another one left unacknowledged would come too
        String session = "listener-" + role + "-" + topic.replace('/', '-');
        try (Client listener = connect(session, "test");
                Client client = connect("tributary-" + role + "-publisher", role)) {
            listener.subscribe(topic);
            client.send(topic, "forbidden or not");
            listener.publish(topic, "last");
            await().until(() -> listener.received().contains("last"));
            if (arrives) {
                await().until(() -> listener.received().contains("forbidden or not"));
            } else {
                await().until(() -> !client.isConnected());
                assertThat(listener.received()).containsExactly("last");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard,tributary-acquisition-home",
        "dashboard,tributary-gateway-home",
        "acquisition,tributary-gateway-home",
        "gateway,tributary-acquisition-home",
        "bridge,tributary-dashboard-1",
        "dashboard,lamp"
    })
    void serviceMayNotTakeTheSessionOfAnother(String role, String clientId) {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> connect(clientId, role).close())
                .satisfies(e -> assertThat(e.getReasonCode()).isEqualTo(BAD_USER_NAME_OR_PASSWORD));
    }

    @Test
    void payloadOfAMebibyteArrives() throws MqttException {
        try (Client client = connect("large", "test")) {
            client.subscribe("sense/large");
            client.publish("sense/large", new byte[1_100_000], 2, false);
            await().until(() -> !client.received().isEmpty());
            assertThat(client.received().getFirst()).hasSize(1_100_000);
        }
    }

    @Test
    void portInUseIsSaid() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                LocalMqttBroker.start(
                                                LocalMqttBrokerOptions.in(data.resolve("other"))
                                                        .withPort(broker.port()))
                                        .close())
                .withMessageContaining("Port " + broker.port());
    }

    private static Client connect(String clientId, String username) throws MqttException {
        return Client.connect(broker.url(), clientId, username, "secret-" + username);
    }

    private static MqttAccount account(String username, MqttRole role) {
        return new MqttAccount(username, "secret-" + username, role);
    }
}

package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import io.tributary.localstack.mqtt.tls.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices with an account each, as the site model gives it, changed while the broker runs. */
class DeviceIdentityIntegrationTests {

    private static final int NOT_AUTHORIZED = 0x87;
    private static final int BAD_USER_NAME_OR_PASSWORD = 0x86;
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @TempDir private static Path data;

    private static LocalMqttBrokerOptions options;
    private static LocalMqttBroker broker;
    private static CertificateAuthority authority;

    @BeforeAll
    static void start() throws Exception {
        options =
                LocalMqttBrokerOptions.in(data)
                        .withTlsPort(0)
                        .withAccounts(
                                List.of(
                                        account("gateway", MqttRole.GATEWAY),
                                        account("test", MqttRole.UNRESTRICTED)))
                        .withDevices(List.of(device("stove"), device("stove-2"), device("lamp")));
        broker = LocalMqttBroker.start(options);
        authority = CertificateAuthority.in(LocalMqttBroker.tlsDirectory(data));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void deviceTellsItsReadingsAndTakesItsCommands() throws Exception {
        try (Client listener = connect("all", "test");
                Client stove = connect("stove", "stove")) {
            listener.subscribe("sense/#");
            assertThat(stove.subscribe("cmnd/kitchen/stove")).isEqualTo(2);
            stove.publish("sense/kitchen/stove", "21");
            await().until(() -> listener.received().contains("21"));
        }
    }

    @Test
    void deviceSpeaksForNobodyElse() throws Exception {
        try (Client listener = connect("eavesdropper", "test")) {
            listener.subscribe("#");
            for (String topic :
                    List.of(
                            "sense/kitchen/lamp",
                            "sense/kitchen",
                            "sense/garden/stove",
                            "config/kitchen/lamp/status",
                            "cmnd/kitchen/stove",
                            "acquired/0",
                            "$CONTROL/dynamic-security/v1")) {
                try (Client stove = connect("stove-forging", "stove")) {
                    stove.send(topic, "forged");
                    await().until(() -> !stove.isConnected());
                }
            }
            listener.publish("sense/last", "last");
            await().until(() -> listener.received().contains("last"));
            assertThat(listener.received()).doesNotContain("forged");
        }
    }

    @Test
    void deviceReadsNothingButItsOwnCommands() throws Exception {
        try (Client stove = connect("stove-reader", "stove")) {
            for (String filter :
                    List.of(
                            "#",
                            "+/kitchen/stove",
                            "cmnd/#",
                            "cmnd/kitchen/+",
                            "cmnd/kitchen/lamp",
                            "sense/kitchen/stove",
                            "$share/all/cmnd/#",
                            "$CONTROL/dynamic-security/v1/response")) {
                assertThat(stove.subscribe(filter)).as(filter).isEqualTo(NOT_AUTHORIZED);
            }
        }
    }

    @Test
    void deviceMayNotTakeTheSessionOfAnother() {
        for (String clientId : List.of("lamp", "tributary-gateway-home", "stovepipe", "stove-2")) {
            assertThatExceptionOfType(MqttException.class)
                    .isThrownBy(() -> connect(clientId, "stove").close())
                    .satisfies(e -> assertThat(e.getReasonCode()).isEqualTo(0x86));
        }
    }

    @Test
    void disabledAccountLosesItsSessionAtOnceAndComesBackWhenEnabled() throws Exception {
        try (Control control = new Control(broker.url());
                Client device = added(control, "dimmer", "first")) {
            control.ask("{'command':'disableClient','username':'dimmer'}");
            await().atMost(SECONDS).until(() -> !device.isConnected());
            assertRefused("dimmer", "first");
            control.ask("{'command':'enableClient','username':'dimmer'}");
            Client.connect(broker.url(), "dimmer", "dimmer", "first").close();
        }
    }

    @Test
    void rotatedAccountTakesTheNewPasswordOnly() throws Exception {
        try (Control control = new Control(broker.url());
                Client device = added(control, "heater", "first")) {
            control.ask("{'command':'modifyClient','username':'heater','password':'second'}");
            await().atMost(SECONDS).until(() -> !device.isConnected());
            assertRefused("heater", "first");
            Client.connect(broker.url(), "heater", "heater", "second").close();
        }
    }

    @Test
    void removedAccountIsUnknown() throws Exception {
        try (Control control = new Control(broker.url());
                Client device = added(control, "fan", "first")) {
            control.ask("{'command':'deleteClient','username':'fan'}");
            await().atMost(SECONDS).until(() -> !device.isConnected());
            assertRefused("fan", "first");
            assertThat(control.ask("{'command':'getClient','username':'fan'}"))
                    .contains("Client not found");
        }
    }

    @Test
    void permissionsThatAreTakenAwayEndTheSession() throws Exception {
        try (Control control = new Control(broker.url());
                Client device = added(control, "blind", "first")) {
            control.ask("{'command':'modifyRole','rolename':'device-blind','acls':[]}");
            await().atMost(SECONDS).until(() -> !device.isConnected());
            try (Client again = Client.connect(broker.url(), "blind", "blind", "first")) {
                again.send("sense/roof/blind", "1");
                await().until(() -> !again.isConnected());
            }
        }
    }

    @Test
    void permissionsThatAreTakenAwayEndWhatTheSessionReceives() throws Exception {
        try (Control control = new Control(broker.url());
                Client sender = connect("sender", "test")) {
            try (Client spy = added(control, "spy", "first")) {
                allowCommands(control, "spy", "cmnd/roof/+");
                await().atMost(SECONDS).until(() -> !spy.isConnected());
            }
            try (Client spy = Client.connect(broker.url(), "spy", "spy", "first")) {
                assertThat(spy.subscribe("cmnd/roof/+")).isEqualTo(2);
                allowCommands(control, "spy", "cmnd/roof/spy");
                await().atMost(SECONDS).until(() -> !spy.isConnected());
            }
            sender.publish("cmnd/roof/other", "waited");
            try (Client spy = Client.connect(broker.url(), "spy", "spy", "first")) {
                sender.publish("cmnd/roof/other", "live");
                sender.publish("cmnd/roof/spy", "its own");
                await().until(() -> spy.received().contains("its own"));
                assertThat(spy.received()).containsExactly("its own");
            }
        }
    }

    @Test
    void accountThatIsMadeAgainFindsNothingWaiting() throws Exception {
        try (Control control = new Control(broker.url());
                Client sender = connect("sender", "test")) {
            added(control, "door", "first").close();
            allowCommands(control, "door", "cmnd/roof/door");
            try (Client door = Client.connect(broker.url(), "door", "door", "first")) {
                assertThat(door.subscribe("cmnd/roof/door")).isEqualTo(2);
            }
            control.ask("{'command':'deleteClient','username':'door'}");
            sender.publish("cmnd/roof/door", "for nobody");
            try (Client door = added(control, "door", "second")) {
                assertThat(door.subscribe("cmnd/roof/door")).isEqualTo(2);
                sender.publish("cmnd/roof/door", "for the new one");
                await().until(() -> !door.received().isEmpty());
                assertThat(door.received()).containsExactly("for the new one");
            }
        }
    }

    @Test
    void accountsOfServicesAreNotForTheGatewayToChange() throws Exception {
        try (Control control = new Control(broker.url())) {
            assertThat(
                            control.ask(
                                    "{'command':'createClient','username':'gateway','password':'x'}"))
                    .contains("Client already exists");
            assertThat(control.ask("{'command':'modifyClient','username':'test','password':'x'}"))
                    .contains("Client not found");
        }
    }

    @Test
    void nonsenseOnTheControlTopicIsAnswered() throws Exception {
        try (Control control = new Control(broker.url())) {
            assertThat(control.ask("{'command':'setDefaultACLAccess'}"))
                    .contains("Unknown command");
            assertThat(control.send("no json")).contains("error");
            assertThat(control.send("{}")).isEqualTo("{\"responses\":[]}");
        }
    }

    @Test
    void accountsAreThereAgainAfterARestart() throws Exception {
        try (Control control = new Control(broker.url())) {
            added(control, "valve", "kept").close();
            control.ask("{'command':'disableClient','username':'lamp'}");
        }
        LocalMqttBrokerOptions same = options.withPort(broker.port()).withTlsPort(broker.tlsPort());
        broker.close();
        broker = LocalMqttBroker.start(same);
        Client.connect(broker.url(), "valve", "valve", "kept").close();
        connect("stove", "stove").close();
        assertRefused("lamp", "secret-lamp");
        try (Control control = new Control(broker.url())) {
            control.ask("{'command':'enableClient','username':'lamp'}");
        }
    }

    @Test
    void passwordGoesOverTls() throws Exception {
        try (Client stove = tls("stove", "secret-stove", trusting(authority))) {
            stove.publish("sense/kitchen/stove", "22");
        }
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> tls("stove", "guessed", trusting(authority)).close())
                .satisfies(e -> assertThat(e.getReasonCode()).isEqualTo(BAD_USER_NAME_OR_PASSWORD));
    }

    @Test
    void clientTrustsNoBrokerOfAnotherAuthority() throws Exception {
        SSLSocketFactory stranger = trusting(CertificateAuthority.create("Tributary local MQTT"));
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> tls("stove", "secret-stove", stranger).close())
                .withRootCauseInstanceOf(java.security.GeneralSecurityException.class);
    }

    @Test
    void plaintextOnTheTlsPortIsNotAnswered() {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(
                        () ->
                                Client.connect(
                                                "tcp://127.0.0.1:" + broker.tlsPort(),
                                                "stove",
                                                "stove",
                                                "secret-stove")
                                        .close());
    }

    @Test
    void certificateOfOurAuthorityTakesThePlaceOfAPassword() throws Exception {
        Identity own = authority.client("stove", Duration.ofDays(1));
        try (Client stove =
                Client.connectByTls(tlsUrl(), "stove-certified", null, null, showing(own))) {
            stove.publish("sense/kitchen/stove", "23");
            assertThat(stove.subscribe("cmnd/kitchen/lamp")).isEqualTo(NOT_AUTHORIZED);
        }
        assertThatExceptionOfType(MqttException.class)
                .as("who claims to be another needs that one's password")
                .isThrownBy(
                        () ->
                                Client.connectByTls(tlsUrl(), "lamp", "lamp", null, showing(own))
                                        .close());
    }

    @Test
    void certificateEndsWithThePasswordThatItsAccountHadThen() throws Exception {
        try (Control control = new Control(broker.url())) {
            added(control, "chime", "first").close();
            Identity old = authority.client("chime", Duration.ofDays(1));
            certified("chime", old).close();
            Instant made = old.certificate().getNotBefore().toInstant();
            await().until(() -> Instant.now().isAfter(made.plusSeconds(1)));
            control.ask("{'command':'modifyClient','username':'chime','password':'second'}");
            assertThatExceptionOfType(MqttException.class)
                    .isThrownBy(() -> certified("chime", old).close())
                    .satisfies(
                            e ->
                                    assertThat(e.getReasonCode())
                                            .isEqualTo(BAD_USER_NAME_OR_PASSWORD));
            certified("chime", authority.client("chime", Duration.ofDays(1))).close();
            Client.connectByTls(tlsUrl(), "chime", "chime", "second", showing(old)).close();
        }
    }

    @Test
    void certificateThatHasExpiredOrIsOfAnotherAuthorityIsRefused() throws Exception {
        for (Identity wrong :
                List.of(
                        authority.client("stove", Duration.ofMinutes(-5)),
                        CertificateAuthority.create("Tributary local MQTT")
                                .client("stove", Duration.ofDays(1)))) {
            assertThatExceptionOfType(MqttException.class)
                    .isThrownBy(
                            () ->
                                    Client.connectByTls(
                                                    tlsUrl(),
                                                    "stove-wrong",
                                                    null,
                                                    null,
                                                    showing(wrong))
                                            .close());
        }
    }

    private static Client added(Control control, String name, String password) throws Exception {
        control.ask(
                "{'command':'createRole','rolename':'device-%s','acls':[{'acltype':'publishClientSend','topic':'sense/roof/%s','allow':true}]}"
                        .formatted(name, name));
        control.ask(
                "{'command':'createClient','username':'%1$s','password':'%2$s','clientid':'%1$s','roles':[{'rolename':'device-%1$s'}]}"
                        .formatted(name, password));
        Client device = Client.connect(broker.url(), name, name, password);
        device.publish("sense/roof/" + name, "1");
        return device;
    }

    /** Lets a device of the roof also subscribe, and closes what it has open. */
    private static void allowCommands(Control control, String name, String filter)
            throws MqttException {
        control.ask(
                "{'command':'modifyRole','rolename':'device-%1$s','acls':[{'acltype':'publishClientSend','topic':'sense/roof/%1$s','allow':true},{'acltype':'subscribePattern','topic':'%2$s','allow':true}]}"
                        .formatted(name, filter));
    }

    private static void assertRefused(String name, String password) {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> Client.connect(broker.url(), name, name, password).close())
                .satisfies(e -> assertThat(e.getReasonCode()).isEqualTo(BAD_USER_NAME_OR_PASSWORD));
    }

    private static SSLSocketFactory trusting(CertificateAuthority trusted) throws Exception {
        return Tls.trusting(trusted.identity().certificate());
    }

    private static SSLSocketFactory showing(Identity client) throws Exception {
        return Tls.showing(authority.identity().certificate(), client);
    }

    private static Client tls(String name, String password, SSLSocketFactory sockets)
            throws MqttException {
        return Client.connectByTls(tlsUrl(), name, name, password, sockets);
    }

    private static Client certified(String name, Identity own) throws Exception {
        return Client.connectByTls(tlsUrl(), name, null, null, showing(own));
    }

    private static String tlsUrl() {
        return "ssl://127.0.0.1:" + broker.tlsPort();
    }

    private static Client connect(String clientId, String username) throws MqttException {
        return Client.connect(broker.url(), clientId, username, "secret-" + username);
    }

    private static MqttAccount account(String username, MqttRole role) {
        return new MqttAccount(username, "secret-" + username, role);
    }

    private static MqttDevice device(String name) {
        return new MqttDevice(
                name,
                "secret-" + name,
                List.of("sense/kitchen/" + name, "config/kitchen/" + name + "/status"),
                List.of("cmnd/kitchen/" + name));
    }
}

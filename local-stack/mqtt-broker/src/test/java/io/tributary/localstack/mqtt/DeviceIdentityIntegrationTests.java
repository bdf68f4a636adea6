package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices with an account each, as the site model gives it, changed while the broker runs. */
class DeviceIdentityIntegrationTests {

    private static final int BAD_USER_NAME_OR_PASSWORD = 0x86;
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @TempDir private static Path data;

    private static LocalMqttBrokerOptions options;
    private static LocalMqttBroker broker;

    @BeforeAll
    static void start() throws Exception {
        options =
                LocalMqttBrokerOptions.in(data)
                        .withAccounts(
                                List.of(
                                        account("gateway", MqttRole.GATEWAY),
                                        account("test", MqttRole.UNRESTRICTED)))
                        .withDevices(List.of(device("stove"), device("stove-2"), device("lamp")));
        broker = LocalMqttBroker.start(options);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void payloadOfAMebibyteArrives() throws Exception {
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
        LocalMqttBrokerOptions same = options.withPort(broker.port());
        broker.close();
        broker = LocalMqttBroker.start(same);
        Client.connect(broker.url(), "valve", "valve", "kept").close();
        connect("stove", "stove").close();
        assertRefused("lamp", "secret-lamp");
        try (Control control = new Control(broker.url())) {
            control.ask("{'command':'enableClient','username':'lamp'}");
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

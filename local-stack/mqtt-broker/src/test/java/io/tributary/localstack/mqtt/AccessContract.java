package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in at every broker, and how far. */
interface AccessContract {

    int NOT_AUTHORIZED = 0x87;

    /** The broker under test, which has the devices {@code stove} and {@code lamp}. */
    TestBroker broker();

    @Test
    default void nobodyComesInWithoutNameAndPassword() {
        assertRefused("stove", null, null);
        assertRefused("stove", "stove", null);
        assertRefused("stove", "stove", "");
        assertRefused("stove", "stove", "guessed");
        assertRefused("ghost", "ghost", "secret-ghost");
        assertRefused("tributary-gateway", "gateway", "secret-stove");
    }

    @Test
    default void deviceSpeaksForNobodyElse() throws Exception {
        try (Client acquisition = broker().service("acquisition");
                Client bridge = broker().service("bridge")) {
            for (String filter : List.of("sense/#", "config/#", "backlog/#", "replay/#")) {
                acquisition.subscribe(filter);
            }
            bridge.subscribe("cmnd/#");
            assertNotTaken(false, "sense/kitchen/lamp", "sense/kitchen", "sense/garden/stove");
            assertNotTaken(false, "sense/kitchen/stove/more", "config/kitchen/light");
            assertNotTaken(false, "cmnd/kitchen/stove", "acquired/0", "backlog/0", "replay/7");
            assertNotTaken(false, MqttRole.CONTROL);
            assertNotTaken(true, "sense/kitchen/lamp", "config/kitchen/lamp/status");
            assertNothingWasForged(acquisition, bridge);
        }
        try (Client late = broker().service("acquisition", "late")) {
            late.subscribe("sense/#");
            late.subscribe("config/#");
            assertNothingWasForged(late, late);
        }
    }

    @Test
    default void lastWillSpeaksForNobodyElse() throws Exception {
        try (Client acquisition = broker().service("acquisition")) {
            acquisition.subscribe("sense/#");
            acquisition.subscribe("config/#");
            for (String topic :
                    List.of(
                            "sense/kitchen/lamp",
                            "config/kitchen/lamp/status",
                            "config/kitchen/stove/status")) {
                Hello.vanish(broker(), "stove", "secret-stove", topic);
            }
            await().until(() -> acquisition.received().contains("will"));
            assertThat(acquisition.received()).containsOnlyOnce("will");
        }
    }

    @Test
    default void deviceReadsNothingButItsOwnCommands() throws Exception {
        try (Client stove = broker().connect("stove", "stove", "secret-stove")) {
            assertThat(stove.subscribe("cmnd/kitchen/stove")).isEqualTo(2);
            for (String filter :
                    List.of(
                            "#",
                            "+/#",
                            "+/kitchen/stove",
                            "cmnd/#",
                            "cmnd/+/stove",
                            "cmnd/kitchen/+",
                            "cmnd/kitchen/lamp",
                            "sense/#",
                            "sense/kitchen/stove",
                            "acquired/0",
                            "$SYS/#",
                            "$share/all/#",
                            "$share/all/cmnd/#",
                            "$share/all/cmnd/kitchen/lamp",
                            MqttRole.CONTROL + "/response",
                            "$CONTROL/#")) {
                assertThat(stove.subscribe(filter)).as(filter).isEqualTo(NOT_AUTHORIZED);
            }
        }
    }

    @Test
    default void deviceMayNotTakeTheSessionOfAnother() throws Exception {
        try (Client lamp = broker().connect("lamp", "lamp", "secret-lamp");
                Client gateway = broker().service("gateway")) {
            for (String clientId :
                    List.of("lamp", "tributary-gateway-1", "tributary-x", "stovepipe")) {
                assertRefused(clientId, "stove", "secret-stove");
            }
            assertThat(lamp.mayPublish("sense/kitchen/lamp", "1", false)).isTrue();
            assertThat(gateway.mayPublish("cmnd/kitchen/lamp", "ON", false)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard,tributary-acquisition-home",
        "dashboard,tributary-gateway-home",
        "bridge,tributary-gateway-home",
        "bridge,tributary-dashboard-1",
        "dashboard,lamp"
    })
    default void serviceMayNotTakeTheSessionOfAnother(String service, String clientId) {
        assertRefused(clientId, service, broker().passwords().get(service));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bridge;cmnd/# cmnd/kitchen/light;config/# sense/# acquired/# # $CONTROL/# backlog/# replay/# preview/#",
                "acquisition;sense/# config/# test/# backlog/0 replay/#;# cmnd/# $SYS/# $CONTROL/dynamic-security/v1/response",
                "gateway;acquired/# $CONTROL/dynamic-security/v1/response;# sense/# $SYS/#",
                "dashboard;preview/#;# $SYS/# sense/#"
            })
    default void serviceReadsWhatItNeedsAndNoMore(String service, String granted, String refused)
            throws Exception {
        try (Client client = broker().service(service, "reader")) {
            for (String filter : granted.split(" ", -1)) {
                assertThat(client.subscribe(filter)).as(filter).isEqualTo(2);
            }
            for (String filter : refused.split(" ", -1)) {
                assertThat(client.subscribe(filter)).as(filter).isEqualTo(NOT_AUTHORIZED);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bridge;sense/kitchen config/kitchen/NodeMCU3/status test/kitchen/x;cmnd/kitchen/light acquired/0 replay/7",
                "acquisition;acquired/0;cmnd/kitchen/light sense/kitchen backlog/0 replay/7 config/kitchen/light",
                "gateway;cmnd/kitchen/light preview/kitchen replay/7 backlog/0;config/kitchen/light sense/kitchen acquired/0",
                "dashboard;;preview/kitchen cmnd/kitchen/light sense/kitchen"
            })
    default void serviceSaysWhatItNeedsAndNoMore(
            String service, @Nullable String granted, String refused) throws Exception {
        for (String topic : refused.split(" ", -1)) {
            try (Client client = broker().service(service, "writer")) {
                assertThat(client.mayPublish(topic, "1", false)).as(topic).isFalse();
            }
        }
        try (Client client = broker().service(service, "writer")) {
            for (String topic : granted == null ? new String[0] : granted.split(" ", -1)) {
                assertThat(client.mayPublish(topic, "1", false)).as(topic).isTrue();
            }
        }
    }

    private void assertRefused(
            String clientId, @Nullable String username, @Nullable String password) {
        assertThatExceptionOfType(MqttException.class)
                .as("%s as %s", username, clientId)
                .isThrownBy(() -> broker().connect(clientId, username, password).close())
                .satisfies(e -> assertThat(e.getReasonCode()).isIn(0x85, 0x86, NOT_AUTHORIZED));
    }

    private void assertNotTaken(boolean retained, String... topics) throws Exception {
        for (String topic : topics) {
            try (Client stove = broker().connect("stove", "stove", "secret-stove")) {
                assertThat(stove.mayPublish(topic, "forged", retained)).as(topic).isFalse();
            }
        }
    }

    /** What came before is there once what comes after is. */
    private void assertNothingWasForged(Client acquisition, Client bridge) throws Exception {
        try (Client stove = broker().connect("stove", "stove", "secret-stove");
                Client gateway = broker().service("gateway")) {
            stove.publish("sense/kitchen/stove", "true");
            gateway.publish("cmnd/kitchen/nothing", "true");
            await().until(() -> acquisition.received().contains("true"));
            await().until(() -> bridge.received().contains("true"));
        }
        assertThat(acquisition.received()).doesNotContain("forged");
        assertThat(bridge.received()).doesNotContain("forged");
    }
}

package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** New passwords at every broker, while it is at work. */
interface RotationContract {

    Duration SECONDS = Duration.ofSeconds(10);

    TestBroker broker();

    @Test
    default void deviceThatIsSendingLosesItsSessionAndNothingThatWasAcknowledged()
            throws Exception {
        try (Client acquisition = broker().service("acquisition");
                Control control = broker().control()) {
            acquisition.subscribe("sense/#");
            control.add("fan", "first");
            Client fan = broker().connect("fan", "fan", "first");
            fan.subscribe("cmnd/kitchen/fan");
            List<String> acknowledged = new ArrayList<>();
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> send(fan, acknowledged));
            await().until(() -> acquisition.received().contains("fan-20"));
            control.ask("{'command':'modifyClient','username':'fan','password':'second'}");
            await().atMost(SECONDS).until(() -> !fan.isConnected());
            sending.join();

            refused("fan", "fan", "first");
            await().untilAsserted(
                            () -> assertThat(acquisition.received()).containsAll(acknowledged));
            try (Client gateway = broker().service("gateway", "commander")) {
                gateway.publish("cmnd/kitchen/fan", "for later");
            }
            try (Client again = broker().connect("fan", "fan", "second")) {
                await().until(() -> again.received().contains("for later"));
                assertThat(again.mayPublish("sense/kitchen/fan", "1", false)).isTrue();
            }
        }
    }

    @Test
    default void serviceFindsItsQueueAgainUnderItsNewPassword() throws Exception {
        String before = broker().passwords().get("acquisition");
        try (Client acquisition = broker().service("acquisition", "queue")) {
            acquisition.subscribe("sense/#");
        }
        try (Client stove = broker().connect("stove", "stove", "secret-stove")) {
            stove.publish("sense/kitchen/stove", "while it was away");
        }
        broker().rotate("acquisition", "other");
        refused(TestBroker.clientId("acquisition", "queue"), "acquisition", before);
        try (Client acquisition =
                broker().connect(
                                TestBroker.clientId("acquisition", "queue"),
                                "acquisition",
                                "other")) {
            await().until(() -> acquisition.received().contains("while it was away"));
        }
    }

    private static void send(Client fan, List<String> acknowledged) {
        for (int i = 0; fan.isConnected(); i++) {
            if (fan.mayPublish("sense/kitchen/fan", "fan-" + i, false)) {
                acknowledged.add("fan-" + i);
            }
        }
    }

    private void refused(String clientId, String username, @Nullable String password) {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> broker().connect(clientId, username, password).close());
    }
}

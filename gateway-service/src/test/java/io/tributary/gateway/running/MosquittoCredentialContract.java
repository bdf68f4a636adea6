package io.tributary.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.security.GeneralSecurityException;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** Credentials at Mosquitto, with TLS, as it is deployed. */
abstract class MosquittoCredentialContract extends CredentialContract {

    @Test
    void plaintextOnTheTlsPortIsNotAnswered() {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> connect("tcp://localhost:" + broker().url().getPort()));
    }

    @Test
    void authorityThatThePlatformDoesNotKnowIsNotTrusted() {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> connect(broker().url().toString()))
                .withRootCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void serviceReadsNothingOfWhatWaitsForAnother() throws Exception {
        String clientId = "tributary-gateway-away";
        try (Node gateway = Node.connect(broker(), clientId, "gateway", broker().password())) {
            assertThat(gateway.maySubscribe("acquired/9")).isTrue();
        }
        try (Node acquisition = service("tributary-acquisition-home", "acquisition")) {
            assertThat(acquisition.mayPublish("acquired/9")).isTrue();
        }
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> service(clientId, "dashboard").close());
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> service(clientId, "bridge").close());
        try (Node thief = service(clientId, "acquisition");
                Node gateway =
                        Node.connect(
                                broker(),
                                "tributary-gateway-other",
                                "gateway",
                                broker().password())) {
            assertThat(thief.maySubscribe("replay/9")).isTrue();
            assertThat(gateway.mayPublish("replay/9")).isTrue();
            await().untilAsserted(() -> assertThat(thief.heard()).containsExactly("replay/9"));
        }
    }

    @Test
    void dashboardAndBridgeMayDoTheirWorkUnderTheirOwnClientIds() throws Exception {
        try (Node dashboard = service("tributary-dashboard-1", "dashboard")) {
            assertThat(dashboard.maySubscribe("preview/#")).isTrue();
        }
        try (Node bridge = service("bridge", "bridge");
                Node gateway =
                        Node.connect(
                                broker(),
                                "tributary-gateway-other",
                                "gateway",
                                broker().password())) {
            assertThat(bridge.mayPublish("sense/kitchen/stove")).isTrue();
            assertThat(bridge.maySubscribe("cmnd/#")).isTrue();
            assertThat(gateway.mayPublish("cmnd/kitchen/any")).isTrue();
            await().until(() -> bridge.heard().contains("cmnd/kitchen/any"));
        }
    }

    private Node service(String clientId, String name) throws Exception {
        return Node.connect(broker(), clientId, name, "secret");
    }

    private static void connect(String url) throws MqttException {
        new MqttClient(url, "stranger", new MemoryPersistence()).connect();
    }
}

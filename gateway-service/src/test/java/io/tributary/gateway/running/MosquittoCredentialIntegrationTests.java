package io.tributary.gateway.running;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** Credentials at Mosquitto, with TLS, as it is deployed. */
class MosquittoCredentialIntegrationTests extends CredentialContract {

    @Override
    SiteBroker start(Path folder) throws Exception {
        assumeThat(MosquittoSiteBroker.isInstalled())
                .as("mosquitto with its dynamic security plugin, and openssl")
                .isTrue();
        return new MosquittoSiteBroker(folder);
    }

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

    private static void connect(String url) throws MqttException {
        new MqttClient(url, "stranger", new MemoryPersistence()).connect();
    }
}

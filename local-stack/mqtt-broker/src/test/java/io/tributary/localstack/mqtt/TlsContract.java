package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import io.tributary.localstack.mqtt.tls.Identity;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** What every broker has to do, and to refuse, by TLS. */
interface TlsContract {

    /** The broker under test, which has the device {@code stove}. */
    TestBroker broker();

    @Test
    default void clientRefusesABrokerOfAnAuthorityThatItDoesNotTrust() throws Exception {
        CertificateAuthority other = CertificateAuthority.create("Tributary MQTT");
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(
                        () ->
                                Client.connectByTls(
                                                TestBroker.url(broker().port()),
                                                "stove",
                                                "stove",
                                                "secret-stove",
                                                Tls.trusting(other.identity().certificate()))
                                        .close())
                .withRootCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    default void certificateOfOurAuthorityTakesThePlaceOfAPassword() throws Exception {
        Identity own = broker().authority().client("stove", Duration.ofDays(1));
        try (Client stove = broker().connect("stove", own)) {
            assertThat(stove.mayPublish("sense/kitchen/stove", "1", false)).isTrue();
            assertThat(stove.subscribe("cmnd/kitchen/lamp")).isEqualTo(0x87);
        }
    }

    @Test
    default void certificateThatHasExpiredIsRefused() throws Exception {
        Identity expired = broker().authority().client("stove", Duration.ofMinutes(-5));
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> broker().connect("stove", expired).close());
    }

    @Test
    default void certificateOfAnotherAuthorityOfTheSameNameIsRefused() throws Exception {
        String name =
                broker().authority()
                        .identity()
                        .certificate()
                        .getSubjectX500Principal()
                        .getName()
                        .substring("CN=".length());
        Identity forged = CertificateAuthority.create(name).client("stove", Duration.ofDays(1));
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> broker().connect("stove", forged).close());
    }

    @Test
    default void plaintextGetsNowhereAndDisturbsNobody() throws Exception {
        try (Client stove = broker().connect("stove", "stove", "secret-stove");
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), broker().port())) {
            for (int i = 0; i < 20; i++) {
                assertThat(Hello.answer(broker().port(), Hello.ofMqtt("stove", "secret-stove")))
                        .isNotEqualTo(Hello.CONNACK);
            }
            assertThat(silent.isConnected()).isTrue();
            assertThat(stove.mayPublish("sense/kitchen/stove", "1", false)).isTrue();
        }
    }

    @Test
    default void oldTlsIsRefused() throws Exception {
        assertThat(Hello.answer(broker().port(), Hello.ofTls(2)))
                .as("TLS 1.2")
                .isEqualTo(Hello.HANDSHAKE);
        assertThat(Hello.answer(broker().port(), Hello.ofTls(1)))
                .as("TLS 1.1")
                .isIn(Hello.ALERT, -1);
        assertThat(Hello.answer(broker().port(), Hello.ofTls(0)))
                .as("TLS 1.0")
                .isIn(Hello.ALERT, -1);
    }
}

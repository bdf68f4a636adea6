package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.mqtt.tls.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HiveMQ CE as the local stack starts it. */
class EmbeddedBrokerIntegrationTests implements TlsContract, AccessContract, RotationContract {

    @TempDir private static Path directory;

    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = new EmbeddedTestBroker(directory);
        try (Control control = broker.control()) {
            control.add("stove", "secret-stove");
            control.add("lamp", "secret-lamp");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    @Override
    public TestBroker broker() {
        return broker;
    }

    @ParameterizedTest
    @CsvSource({
        "acquisition,tributary-gateway-home",
        "gateway,tributary-acquisition-home",
        "gateway,lamp"
    })
    void servicesWithSeveralSessionsKeepToThoseOfTheirName(String service, String clientId) {
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(
                        () ->
                                broker.connect(clientId, service, broker.passwords().get(service))
                                        .close())
                .satisfies(e -> assertThat(e.getReasonCode()).isEqualTo(0x86));
    }

    @Test
    void certificateEndsWithThePasswordThatItsAccountHadThen() throws Exception {
        try (Control control = broker.control()) {
            control.add("chime", "first");
            Identity old = broker.authority().client("chime", Duration.ofDays(1));
            broker.connect("chime", old).close();
            Instant made = old.certificate().getNotBefore().toInstant();
            await().until(() -> Instant.now().isAfter(made.plusSeconds(1)));
            control.ask("{'command':'modifyClient','username':'chime','password':'second'}");
            assertThatExceptionOfType(MqttException.class)
                    .isThrownBy(() -> broker.connect("chime", old).close())
                    .satisfies(e -> assertThat(e.getReasonCode()).isEqualTo(0x86));
            broker.connect("chime", broker.authority().client("chime", Duration.ofDays(1))).close();
        }
    }

    @Test
    void certificateSpeaksForNobodyElse() throws Exception {
        Identity stove = broker.authority().client("stove", Duration.ofDays(1));
        SSLSocketFactory showing = Tls.showing(broker.authority().identity().certificate(), stove);
        assertThatExceptionOfType(MqttException.class)
                .as("who claims to be another needs that one's password")
                .isThrownBy(
                        () ->
                                Client.connectByTls(
                                                TestBroker.url(broker.port()),
                                                "lamp",
                                                "lamp",
                                                null,
                                                showing)
                                        .close());
    }
}

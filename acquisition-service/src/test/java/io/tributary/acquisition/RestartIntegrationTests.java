package io.tributary.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The application stopped and started again, in good order; each test has its broker. */
class RestartIntegrationTests {

    @TempDir private Path data;

    private Broker broker;

    @BeforeEach
    void start() {
        broker = Broker.start(data);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void withoutGatewayNothingIsAcknowledgedAndAllArrivesOnceThereIsOne() throws Exception {
        int count = 500;
        try (Acquisition acquisition = Acquisition.start(broker.url());
                Device device = Device.connect(broker.url())) {
            for (int seq = 1; seq <= count; seq++) {
                device.publish("sense/stream", Device.reading(seq));
            }
            await().until(() -> unacknowledged(acquisition) > 0);
            await().during(Duration.ofSeconds(2)).until(() -> unacknowledged(acquisition) > 0);
            assertThat(acquisition.prometheus())
                    .contains("tributary_acquisition_batches_resent_total{code=\"16\"}")
                    .doesNotContain("tributary_acquisition_batches_total 1");
        }
        try (Gateway gateway = Gateway.connect(broker.url());
                Acquisition again = Acquisition.start(broker.url())) {
            gateway.awaitSeqs("stream", count);
            assertThat(gateway.doubled("stream")).isZero();
            again.awaitHealth("handOver", "UP");
        }
    }

    @Test
    void gatewayThatComesLateGetsEverything() throws Exception {
        int count = 300;
        try (Acquisition acquisition = Acquisition.start(broker.url());
                Device device = Device.connect(broker.url())) {
            for (int seq = 1; seq <= count; seq++) {
                device.publish("sense/stream", Device.reading(seq));
            }
            await().until(() -> unacknowledged(acquisition) > 0);
            try (Gateway gateway = Gateway.connect(broker.url())) {
                gateway.awaitSeqs("stream", count);
                assertThat(gateway.doubled("stream")).isZero();
                await().until(() -> unacknowledged(acquisition) == 0);
            }
        }
    }

    @Test
    void backlogIsTakenAtTheStart() throws Exception {
        int count = 3_000;
        Acquisition.start(broker.url()).close();
        Stream.start(broker.url(), count).awaitEnd();
        try (Gateway gateway = Gateway.connect(broker.url());
                Acquisition acquisition = Acquisition.start(broker.url())) {
            gateway.awaitSeqs("stream", count);
            assertThat(gateway.doubled("stream")).isZero();
            await().until(() -> unacknowledged(acquisition) == 0);
        }
    }

    @Test
    void closeDrainsSoThatTheNextStartRepeatsNothing() throws Exception {
        int count = 2_000;
        try (Gateway gateway = Gateway.connect(broker.url())) {
            Acquisition first = Acquisition.start(broker.url());
            Stream stream = Stream.start(broker.url(), count);
            await().atMost(Duration.ofMinutes(1)).until(() -> stream.hasReached(count / 2));
            first.close();
            try (Acquisition second = Acquisition.start(broker.url())) {
                stream.awaitEnd();
                gateway.awaitSeqs("stream", count);
                assertThat(gateway.doubled("stream")).isZero();
                assertThat(second.readinessCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void retainedStatesAreReplayedAsSuchAndRetainedReadingsAreNot() throws Exception {
        try (Gateway gateway = Gateway.connect(broker.url());
                Device device = Device.connect(broker.url())) {
            device.publish("config/stream/probe/status", bytes("online"), 1, true);
            device.publish("config/stream/light", bytes("ON"), 1, true);
            device.publish("sense/stream", bytes(Device.reading(99)), 1, true);
            try (Acquisition acquisition = Acquisition.start(broker.url())) {
                device.publish("sense/stream", Device.reading(1));
                gateway.awaitSeqs("stream", 1);
                await().until(() -> gateway.events("stream").size() == 2);
                assertThat(gateway.events("stream")).allMatch(DeviceEvent::retained);
                assertThat(gateway.seqs("stream")).containsExactly(1);
                assertThat(gateway.rejections("stream")).isEmpty();
                assertThat(acquisition.readinessCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void itStartsAndEndsWithoutABroker() {
        broker.stop();
        long start = System.nanoTime();
        try (Acquisition acquisition = Acquisition.startUnconnected(broker.url())) {
            acquisition.awaitHealth("deviceConnection", "DOWN");
            assertThat(acquisition).isNotNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        broker.startAgain();
    }

    @Test
    void itEndsSoonWhenTheBrokerIsAway() throws Exception {
        Acquisition acquisition = Acquisition.start(broker.url());
        broker.stop();
        acquisition.awaitHealth("deviceConnection", "DOWN");
        assertThat(acquisition.readinessCode()).isEqualTo(503);
        long start = System.nanoTime();
        acquisition.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        broker.startAgain();
    }

    @Test
    void subscriptionThatIsRefusedShowsInHealth() throws Exception {
        try (Acquisition acquisition =
                Acquisition.startUnconnected(broker.url(), "tributary.mqtt.username=nobody")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> refused(acquisition).size() == 4);
            JsonNode health = acquisition.health("deviceConnection");
            assertThat(health.path("status").asString()).isEqualTo("DOWN");
            assertThat(health.path("details").path("connected").asBoolean()).isTrue();
        }
    }

    private static JsonNode refused(Acquisition acquisition) throws Exception {
        return acquisition.health("deviceConnection").path("details").path("refusedSubscriptions");
    }

    private static int unacknowledged(Acquisition acquisition) throws Exception {
        return acquisition
                .health("handOver")
                .path("details")
                .path("unacknowledgedMessages")
                .asInt();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

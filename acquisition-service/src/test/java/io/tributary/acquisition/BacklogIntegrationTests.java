package io.tributary.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Backlog;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway takes no more, and says so or says nothing any more. */
class BacklogIntegrationTests {

    private static final JsonCodec<Backlog> CODEC = JsonCodec.of(Backlog.class);
    private static final int SOME = 500;

    @TempDir private Path data;

    private Broker broker;
    private TestClient anyone;
    private Device device;

    @BeforeEach
    void start() throws MqttException {
        broker = Broker.start(data);
        anyone = TestClient.connect(broker.url(), "anyone", TestClient.options("anyone"));
        device = Device.connect(broker.url());
    }

    @AfterEach
    void stop() throws MqttException {
        device.close();
        anyone.close();
        broker.close();
    }

    @Test
    void gatewayThatIsDeadIsSentNoMoreThanMayBeAheadAndTakesAllOnceItIsBack() throws Exception {
        Gateway.connect(broker.url()).close();
        int sent = 0;
        try (Acquisition acquisition = acquisition()) {
            while (!isRefusing(acquisition)) {
                publish(sent + 1, sent += SOME);
            }
            assertThat(acquisition.health("gatewayBacklog").path("status").asString())
                    .isEqualTo("DOWN");
            int before = sent;
            publish(sent + 1, sent += SOME);
            device.publish("config/hall/probe/status", bytes("online"), 1, true);
            int all = sent;
            try (Gateway gateway = Gateway.connect(broker.url())) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(accounted(gateway)).isEqualTo(all));
                await().until(() -> gateway.events("hall").size() == 1);
                assertThat(gateway.events("hall"))
                        .extracting(DeviceEvent::payload)
                        .containsExactly("online");
                assertThat(gateway.rejections("stream"))
                        .isNotEmpty()
                        .extracting(Rejection::reason)
                        .containsOnly(RejectionReason.BACKLOG_FULL);
                assertThat(gateway.seqs("stream")).allMatch(seq -> seq <= before);

                report(gateway.batches().getLast(), false);
                await().until(() -> !isRefusing(acquisition));
                device.publish("sense/again", Device.reading(1));
                gateway.awaitSeqs("again", 1);
            }
        }
    }

    @Test
    void fullJournalRefusesFromTheStartAndWhatIsNoReportStopsNothing() throws Exception {
        report(new Batch("home-acq", "before", 7, 7, List.of()), true);
        try (Gateway gateway = Gateway.connect(broker.url());
                Acquisition acquisition = acquisition()) {
            await().until(() -> isRefusing(acquisition));
            publish(1, 10);
            await().until(() -> accounted(gateway) == 10);
            assertThat(gateway.rejections("stream"))
                    .extracting(Rejection::reason)
                    .containsOnly(RejectionReason.BACKLOG_FULL);
            for (String junk : new String[] {"", "junk", "{\"schema\":\"tributary/backlog/2\"}"}) {
                publishReport(bytes(junk));
            }
            publishReport(new byte[100_000]);
            report(new Batch("home-acq", "before", 7, 7, List.of()), false);
            await().until(() -> !isRefusing(acquisition));
            device.publish("sense/again", Device.reading(1));
            gateway.awaitSeqs("again", 1);
        }
    }

    private Acquisition acquisition() {
        return Acquisition.start(
                broker.url(),
                "tributary.mqtt.username=anyone",
                "tributary.acquisition.backlog.max-bytes=64KB");
    }

    private void publish(int from, int to) throws MqttException {
        for (int seq = from; seq < to; seq++) {
            device.client().publish("sense/stream", bytes(Device.reading(seq)), 1, false);
        }
        device.publish("sense/stream", Device.reading(to));
    }

    private void report(Batch last, boolean full) throws MqttException {
        publishReport(
                CODEC.encode(
                        new Backlog(
                                Backlog.SCHEMA,
                                SiteId.of("home"),
                                GatewayId.of("home-gw"),
                                0,
                                last.acquirer(),
                                last.epoch(),
                                last.number(),
                                0,
                                1_000_000,
                                full,
                                Instant.now())));
    }

    private void publishReport(byte[] report) throws MqttException {
        anyone.client()
                .publish(MqttTopic.backlog(0).value(), report, 1, true)
                .waitForCompletion(TestClient.MILLIS);
    }

    private static long accounted(Gateway gateway) {
        return gateway.seqs("stream").size()
                + gateway.rejections("stream").stream().mapToLong(Rejection::count).sum();
    }

    private static boolean isRefusing(Acquisition acquisition) throws Exception {
        return acquisition.health("gatewayBacklog").path("details").has("refusingSince");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

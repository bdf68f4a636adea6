package io.tributary.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something breaks in the middle of a stream: nothing may be missing. */
class OutageIntegrationTests {

    private static final int COUNT = 3_000;

    /** What may be doubled: rule 5 allows as many per crash, and per connection cut (ADR 7). */
    private static final int RECEIVE_MAXIMUM = 2_000;

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
    void brokerStopsAndStartsAgain() throws Exception {
        try (Gateway gateway = Gateway.connect(broker.url());
                Acquisition acquisition = Acquisition.start(broker.url())) {
            Stream stream = Stream.start(broker.url(), COUNT);
            await().atMost(Duration.ofMinutes(1)).until(() -> stream.hasReached(COUNT / 3));
            broker.stop();
            broker.startAgain();
            stream.awaitEnd();
            gateway.awaitSeqs(Stream.LOCATION, COUNT);
            assertThat(gateway.doubled(Stream.LOCATION)).isLessThanOrEqualTo(RECEIVE_MAXIMUM);
            acquisition.awaitHealth("deviceConnection", "UP");
        }
    }

    @Test
    void connectionsAreCutAgainAndAgain() throws Exception {
        try (TcpProxy network = new TcpProxy(broker.port());
                Gateway gateway = Gateway.connect(broker.url());
                Acquisition acquisition = Acquisition.start(network.url())) {
            Stream stream = Stream.start(broker.url(), COUNT);
            for (int i = 1; i < 10; i++) {
                int reached = i * COUNT / 10;
                await().atMost(Duration.ofMinutes(1)).until(() -> stream.hasReached(reached));
                network.cut();
            }
            stream.awaitEnd();
            gateway.awaitSeqs(Stream.LOCATION, COUNT);
            // a burst of acknowledgements on its way at the instant of a cut comes again as a whole
            assertThat(gateway.doubled(Stream.LOCATION)).isLessThanOrEqualTo(RECEIVE_MAXIMUM);
            acquisition.awaitHealth("deviceConnection", "UP");
        }
    }

    @Test
    void networkIsAwayWhileABacklogGrows() throws Exception {
        try (TcpProxy network = new TcpProxy(broker.port());
                Gateway gateway = Gateway.connect(broker.url());
                Acquisition acquisition = Acquisition.start(network.url())) {
            network.cutForGood();
            acquisition.awaitHealth("deviceConnection", "DOWN");
            Stream.start(broker.url(), COUNT).awaitEnd();
            network.mend();
            gateway.awaitSeqs(Stream.LOCATION, COUNT);
            assertThat(gateway.doubled(Stream.LOCATION)).isZero();
            acquisition.awaitHealth("deviceConnection", "UP");
        }
    }

    @Test
    void connectionsThatHangInsteadOfBreakingAreReplaced() throws Exception {
        try (TcpProxy network = new TcpProxy(broker.port());
                Gateway gateway = Gateway.connect(broker.url());
                Acquisition acquisition =
                        Acquisition.start(network.url(), "tributary.mqtt.keep-alive=2s")) {
            Stream stream = Stream.start(broker.url(), COUNT);
            await().atMost(Duration.ofMinutes(1)).until(() -> stream.hasReached(COUNT / 3));
            network.silence();
            stream.awaitEnd();
            gateway.awaitSeqs(Stream.LOCATION, COUNT);
            // what was acknowledged into the silence comes again, as after a crash
            assertThat(gateway.doubled(Stream.LOCATION)).isLessThanOrEqualTo(RECEIVE_MAXIMUM);
            acquisition.awaitHealth("deviceConnection", "UP");
            acquisition.awaitHealth("handOver", "UP");
        }
    }

    @Test
    void processLeavesInTimeThoughTheNetworkHangs() throws Exception {
        try (TcpProxy network = new TcpProxy(broker.port());
                Gateway gateway = Gateway.connect(broker.url());
                AcquisitionProcess process = AcquisitionProcess.start(network.url(), data)) {
            awaitFirst(gateway);
            network.silence();
            Stream.start(broker.url(), 10).awaitEnd();
            assertThat(process.terminate()).as("exit value of SIGTERM").isEqualTo(143);
            assertThat(process.terminationTime()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void connectionIsCutWhileThereIsNoGateway() throws Exception {
        try (TcpProxy network = new TcpProxy(broker.port());
                Acquisition acquisition = Acquisition.start(network.url())) {
            Stream.start(broker.url(), 300).awaitEnd();
            network.cut();
            acquisition.awaitHealth("deviceConnection", "DOWN");
            acquisition.awaitHealth("deviceConnection", "UP");
            try (Gateway gateway = Gateway.connect(broker.url())) {
                gateway.awaitSeqs(Stream.LOCATION, 300);
                assertThat(gateway.doubled(Stream.LOCATION)).isZero();
            }
        }
    }

    @Test
    void applicationIsKilledAgainAndAgain() throws Exception {
        int kills = 4;
        try (Gateway gateway = Gateway.connect(broker.url())) {
            AcquisitionProcess process = AcquisitionProcess.start(broker.url(), data);
            awaitFirst(gateway);
            Stream stream = Stream.start(broker.url(), COUNT);
            for (int i = 1; i <= kills; i++) {
                int taken = i * COUNT / (kills + 1);
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> gateway.seqs(Stream.LOCATION).size() >= taken);
                process.kill();
                process = AcquisitionProcess.start(broker.url(), data);
            }
            stream.awaitEnd();
            gateway.awaitSeqs(Stream.LOCATION, COUNT);
            assertThat(gateway.doubled(Stream.LOCATION))
                    .isLessThanOrEqualTo(kills * RECEIVE_MAXIMUM);
            process.kill();
        }
    }

    @Test
    void terminatedProcessDrains() throws Exception {
        try (Gateway gateway = Gateway.connect(broker.url())) {
            AcquisitionProcess process = AcquisitionProcess.start(broker.url(), data);
            awaitFirst(gateway);
            Stream stream = Stream.start(broker.url(), COUNT);
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> gateway.seqs(Stream.LOCATION).size() > COUNT / 3);
            assertThat(process.terminate()).as("exit value of SIGTERM").isEqualTo(143);
            assertThat(process.terminationTime()).isLessThan(Duration.ofSeconds(10));
            try (AcquisitionProcess again = AcquisitionProcess.start(broker.url(), data)) {
                stream.awaitEnd();
                gateway.awaitSeqs(Stream.LOCATION, COUNT);
                assertThat(gateway.doubled(Stream.LOCATION)).isZero();
                assertThat(again).isNotNull();
            }
        }
    }

    @Test
    void secondApplicationOfASiteEndsTheFirst() throws Exception {
        AcquisitionProcess first = AcquisitionProcess.start(broker.url(), data);
        try (Gateway gateway = Gateway.connect(broker.url());
                Device device = Device.connect(broker.url())) {
            awaitFirst(gateway);
            try (Acquisition second = Acquisition.start(broker.url())) {
                assertThat(first.awaitExit()).isEqualTo(1);
                device.publish("sense/second", Device.reading(1));
                gateway.awaitSeqs("second", 1);
                second.awaitHealth("deviceConnection", "UP");
            }
        } finally {
            first.kill();
        }
    }

    /** Before the application has subscribed for the first time, devices speak to nobody. */
    private void awaitFirst(Gateway gateway) throws MqttException {
        try (Device device = Device.connect(broker.url())) {
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> {
                                device.publish("sense/first", Device.reading(1));
                                return !gateway.sensed("first").isEmpty();
                            });
        }
    }
}

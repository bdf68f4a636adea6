package io.tributary.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.ports.FreePorts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A broker that sends all it has at once, before it answers a SUBSCRIBE and without waiting for
 * PUBACKs.
 */
abstract class MosquittoContract {

    /** Of every such broker, but for its listener. */
    static final String SETTINGS =
            """
            max_topic_alias 0
            max_queued_messages 0
            max_inflight_messages 0
            """;

    private static final int COUNT = 1_500;

    private OpenBroker broker;

    /** A broker in memory on a port that is free. */
    abstract OpenBroker start(int port) throws Exception;

    @BeforeEach
    void start() throws Exception {
        broker = start(FreePorts.next());
    }

    @AfterEach
    void stop() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void backlogIsTakenAtTheStart() throws Exception {
        Acquisition.start(broker.url()).close();
        Stream.start(broker.url(), COUNT).awaitEnd();
        try (Gateway gateway = Gateway.connect(broker.url());
                Acquisition acquisition = Acquisition.start(broker.url())) {
            gateway.awaitSeqs(Stream.LOCATION, COUNT);
            assertThat(gateway.doubled(Stream.LOCATION)).isZero();
            acquisition.awaitHealth("deviceConnection", "UP");
        }
    }

    @Test
    void backlogIsTakenAfterAReconnection() throws Exception {
        try (TcpProxy network = new TcpProxy(broker.port());
                Gateway gateway = Gateway.connect(broker.url());
                Acquisition acquisition = Acquisition.start(network.url())) {
            network.cutForGood();
            acquisition.awaitHealth("deviceConnection", "DOWN");
            Stream.start(broker.url(), COUNT).awaitEnd();
            network.mend();
            gateway.awaitSeqs(Stream.LOCATION, COUNT);
            assertThat(gateway.doubled(Stream.LOCATION)).isZero();
        }
    }

    @Test
    void connectionsAreCutInTheMiddleOfAStream() throws Exception {
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
            assertThat(gateway.doubled(Stream.LOCATION)).isLessThan(10);
            acquisition.awaitHealth("deviceConnection", "UP");
        }
    }

    @Test
    void connectionThatDiesWhileNothingCanBeTakenComesBack() throws Exception {
        try (TcpProxy network = new TcpProxy(broker.port());
                Acquisition acquisition =
                        Acquisition.start(
                                network.url(),
                                "tributary.mqtt.keep-alive=3s",
                                "tributary.acquisition.batch.max-in-flight=1",
                                "tributary.acquisition.batch.max-waiting=64KB")) {
            Stream.start(broker.url(), COUNT).awaitEnd();
            await().until(() -> detail(acquisition, "handOver", "waitingBytes").asInt() >= 65_536);
            network.cutForGood();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !detail(acquisition, "deviceConnection", "connected").asBoolean());
            network.mend();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> detail(acquisition, "deviceConnection", "connected").asBoolean());
            try (Gateway gateway = Gateway.connect(broker.url())) {
                gateway.awaitSeqs(Stream.LOCATION, COUNT);
                assertThat(gateway.doubled(Stream.LOCATION)).isZero();
            }
        }
    }

    @Test
    void sessionThatTheBrokerLostIsTold() throws Exception {
        try (Acquisition acquisition = Acquisition.start(broker.url())) {
            broker.close();
            acquisition.awaitHealth("deviceConnection", "DOWN");
            broker = start(broker.port());
            acquisition.awaitHealth("deviceConnection", "UP");
            assertThat(acquisition.prometheus())
                    .contains("tributary_acquisition_sessions_lost_total 1.0");
            try (Gateway gateway = Gateway.connect(broker.url())) {
                Stream.start(broker.url(), 10).awaitEnd();
                gateway.awaitSeqs(Stream.LOCATION, 10);
            }
        }
    }

    private static JsonNode detail(Acquisition acquisition, String component, String name)
            throws Exception {
        return acquisition.health(component).path("details").path(name);
    }
}

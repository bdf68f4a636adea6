package io.tributary.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One device goes wild, and the others do not notice. */
class FloodIntegrationTests {

    private static final Logger LOG = LoggerFactory.getLogger(FloodIntegrationTests.class);

    private static final int BURST = 100;
    private static final int FLOOD = 12_000;

    /** A multiple of what it may, and less than what broker and test can do on two cores. */
    private static final int FLOOD_PER_SECOND = 3_000;

    private static final int QUIET_PER_SECOND = 50;

    @TempDir private static Path data;

    private static Broker broker;
    private static Acquisition acquisition;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws MqttException {
        broker = Broker.start(data);
        gateway = Gateway.connect(broker.url());
        acquisition =
                Acquisition.start(
                        broker.url(),
                        "tributary.acquisition.rate.messages-per-second=50",
                        "tributary.acquisition.rate.burst=" + BURST);
    }

    @AfterAll
    static void stop() throws MqttException {
        acquisition.close();
        gateway.close();
        broker.close();
    }

    @Test
    void floodIsCountedToTheLastMessageAndTheQuietDeviceDoesNotNotice() throws Exception {
        quietly("calm", () -> await().pollDelay(Duration.ofSeconds(2)).until(() -> true));
        long calm = p99("calm");
        quietly("beside", () -> flood("flood"));
        long beside = p99("beside");
        LOG.info(
                "p99 of a quiet device from its publish to the gateway: {} ms alone, {} ms beside a flood",
                calm,
                beside);
        await().atMost(Duration.ofSeconds(30)).until(() -> accounted("flood") == FLOOD);
        assertThat(beside).isLessThan(1_000);
        assertThat(gateway.seqs("beside")).doesNotHaveDuplicates();

        List<Rejection> rejections = gateway.rejections("flood");
        assertThat(rejections)
                .allSatisfy(
                        rejection -> {
                            assertThat(rejection.reason()).isEqualTo(RejectionReason.RATE);
                            assertThat(rejection.deviceID()).isEqualTo("probe");
                            assertThat(rejection.payload()).isNull();
                        });
        List<Long> refused = rejections.stream().flatMap(FloodIntegrationTests::numbers).toList();
        assertThat(refused).doesNotHaveDuplicates().doesNotContainAnyElementsOf(taken("flood"));
        assertThat(refused.size() + taken("flood").size()).isEqualTo(FLOOD);
        assertThat(taken("flood")).hasSizeGreaterThanOrEqualTo(BURST);
        await().until(
                        () ->
                                acquisition
                                                .health("handOver")
                                                .path("details")
                                                .path("unacknowledgedMessages")
                                                .asInt()
                                        == 0);
        assertThat(acquisition.prometheus())
                .contains(
                        "tributary_acquisition_rejected_total{reason=\"rate\"} "
                                + (double) refused.size());
    }

    /** A quiet device publishes all the while. */
    private static void quietly(String location, Busy meanwhile) throws Exception {
        gateway.timeArrivals(location);
        SENT.clear();
        AtomicInteger seq = new AtomicInteger();
        try (Device quiet = Device.connect(broker.url());
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> publish(quiet, location, seq.incrementAndGet()),
                    0,
                    1_000 / QUIET_PER_SECOND,
                    TimeUnit.MILLISECONDS);
            meanwhile.run();
            clock.shutdown();
            assertThat(clock.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        gateway.awaitSeqs(location, seq.get());
    }

    private static final Map<Long, Long> SENT = new ConcurrentHashMap<>();

    private static void publish(Device device, String location, int seq) {
        try {
            SENT.put((long) seq, System.nanoTime());
            device.client()
                    .publish(
                            "sense/" + location,
                            "{\"deviceID\":\"quiet\",\"n\":1,\"seq\":%d}"
                                    .formatted(seq)
                                    .getBytes(StandardCharsets.UTF_8),
                            1,
                            false);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void flood(String location) throws Exception {
        try (Device wild = Device.connect(broker.url())) {
            CompletableFuture.runAsync(
                            () -> {
                                try {
                                    wild.flood("sense/" + location, FLOOD, FLOOD_PER_SECOND);
                                } catch (MqttException e) {
                                    throw new IllegalStateException(e);
                                }
                            })
                    .get(2, TimeUnit.MINUTES);
        }
    }

    private static long p99(String location) {
        List<Long> sorted =
                SENT.entrySet().stream()
                        .map(
                                sent ->
                                        Objects.requireNonNull(
                                                        gateway.arrivedNanos().get(sent.getKey()))
                                                - sent.getValue())
                        .sorted()
                        .toList();
        assertThat(sorted).as(location).hasSizeGreaterThan(QUIET_PER_SECOND);
        return TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() * 99 / 100));
    }

    private static long accounted(String location) {
        return gateway.rejections(location).stream().mapToLong(Rejection::count).sum()
                + gateway.sensed(location).size();
    }

    private static List<Long> taken(String location) {
        return gateway.seqs(location).stream().map(Integer::longValue).toList();
    }

    private static java.util.stream.Stream<Long> numbers(Rejection rejection) {
        List<List<Long>> ranges = rejection.seqs() == null ? List.of() : rejection.seqs();
        return ranges.stream()
                .flatMap(
                        range -> LongStream.rangeClosed(range.getFirst(), range.getLast()).boxed());
    }

    private interface Busy {

        void run() throws Exception;
    }
}

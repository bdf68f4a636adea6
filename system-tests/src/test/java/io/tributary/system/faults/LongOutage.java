package io.tributary.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.localstack.options.StackPort;
import io.tributary.reconciliation.Reconciliation;
import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.options.Options;
import io.tributary.reconciliation.report.Report;
import io.tributary.system.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Kafka away over a million messages, then back: memory stays flat, nothing is lost or doubled, and
 * the backlog drains while new messages come. Part of {@code mvn -Pfaults verify}; alone by {@code
 * -Dit.test=LongOutage}. {@code -Doutage.messages=} and {@code -Doutage.rate=} change its size. The
 * figures stand in {@code target/outage.md}.
 */
class LongOutage {

    private static final int MESSAGES = Integer.getInteger("outage.messages", 1_000_000);
    private static final int RATE = Integer.getInteger("outage.rate", 4_000);
    private static final int NEW_RATE = 500;
    private static final int LOOKS = 8;
    private static final Path REPORT = Path.of("target/outage.md");

    /** What changes from one full collection to the next without anything being kept. */
    private static final long NOISE_BYTES = 12L << 20;

    private final List<String> report = new ArrayList<>();
    private final List<Long> heaps = new ArrayList<>();

    @Test
    void memoryStaysFlatAndTheBacklogDrainsWhileNewMessagesFlow() throws Exception {
        LocalStackOptions options =
                LocalStackOptions.in(Files.createTempDirectory(Path.of("target"), "outage-"))
                        .withFreePorts()
                        .withSimulator(false);
        try (LocalStack stack = LocalStack.start(options)) {
            ServiceMemory gateway = new ServiceMemory(stack, "gateway-service", StackPort.GATEWAY);
            ServiceMemory acquisition =
                    new ServiceMemory(stack, "acquisition-service", StackPort.ACQUISITION);
            Path oldSent = Path.of("target/outage-old.seq").toAbsolutePath();
            Path newSent = Path.of("target/outage-new.seq").toAbsolutePath();

            Process load = load(stack, "outage-old", RATE, oldSent, "--messages=" + MESSAGES);
            try (ArrivalWatch watch = new ArrivalWatch(stack, "outage-old")) {
                watch.awaitFirst();
            }
            Harm.end(stack.process("kafka-broker"), false);
            watchMemory(load, gateway, acquisition);
            assertThat(Simulator.awaitEnd(load, log("outage-old"), 300)).isTrue();
            look(MESSAGES, gateway, acquisition);

            Process fresh = load(stack, "outage-new", NEW_RATE, newSent);
            Harm.pause(Duration.ofSeconds(5));
            drain(stack, gateway);
            Harm.pause(Duration.ofSeconds(5));
            fresh.destroy();
            Simulator.awaitEnd(fresh, log("outage-new"), 60);

            assertEven(stack, oldSent);
            assertEven(stack, newSent);
        } finally {
            Files.write(REPORT, report);
        }
        assertThat(heaps.getLast())
                .as("bytes alive in the gateway: %s", heaps)
                .isLessThan(heaps.get(1) + NOISE_BYTES);
    }

    private void watchMemory(Process load, ServiceMemory gateway, ServiceMemory acquisition)
            throws Exception {
        report.add(
                "| messages in all | backlog (MB) | gateway: live heap, resident (MB) | acquisition: live heap, resident (MB) |");
        report.add("|---|---|---|---|");
        for (int look = 0; look < LOOKS && load.isAlive(); look++) {
            double until = (double) MESSAGES * look / LOOKS;
            while (load.isAlive() && taken(acquisition) < until) {
                Harm.pause(Duration.ofMillis(500));
            }
            look((long) taken(acquisition), gateway, acquisition);
        }
    }

    private static double taken(ServiceMemory acquisition) throws Exception {
        return acquisition.sum("tributary_acquisition_messages_total");
    }

    private void look(long messages, ServiceMemory gateway, ServiceMemory acquisition)
            throws Exception {
        long heap = gateway.liveHeapBytes();
        heaps.add(heap);
        report.add(
                String.format(
                        Locale.ROOT,
                        "| %,d | %.0f | %.1f, %.0f | %.1f, %.0f |",
                        messages,
                        megabytes(gateway.sum("tributary_gateway_backlog_bytes")),
                        megabytes((double) heap),
                        megabytes((double) gateway.residentBytes()),
                        megabytes((double) acquisition.liveHeapBytes()),
                        megabytes((double) acquisition.residentBytes())));
        Files.write(REPORT, report);
    }

    private void drain(LocalStack stack, ServiceMemory gateway) throws Exception {
        double backlog = gateway.sum("tributary_gateway_backlog_bytes");
        stack.process("kafka-broker").start();
        long back = System.nanoTime();
        try (ArrivalWatch watch = new ArrivalWatch(stack, "outage-new")) {
            long first = 0;
            double left = backlog;
            while (left > backlog / 100) {
                Harm.pause(Duration.ofMillis(100));
                left = gateway.sum("tributary_gateway_backlog_bytes");
                if (first == 0 && left < backlog) {
                    first = System.nanoTime();
                }
            }
            long drained = System.nanoTime();
            watch.awaitFirst();
            double seconds = (drained - first) / 1e9;
            report.add("");
            report.add(
                    String.format(
                            Locale.ROOT,
                            "Kafka back: first commit after %.1f s; %,d messages (%.0f MB) drained in %.1f s, %,.0f messages/s; new messages, sent meanwhile at %d/s, readable in Kafka %.1f s after it was back.",
                            (first - back) / 1e9,
                            MESSAGES,
                            megabytes(backlog),
                            seconds,
                            MESSAGES / seconds,
                            NEW_RATE,
                            (System.nanoTime() - back) / 1e9));
        }
    }

    private static double megabytes(double bytes) {
        return bytes / (1 << 20);
    }

    private static Path log(String location) {
        return Path.of("target", location + ".log");
    }

    private static Process load(
            LocalStack stack, String location, int rate, Path seqFile, String... more)
            throws IOException {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--rate=" + rate,
                                "--devices=50",
                                "--location=" + location,
                                "--seq-file=" + seqFile));
        options.addAll(List.of(more));
        return Simulator.start(stack, log(location), options.toArray(String[]::new));
    }

    private void assertEven(LocalStack stack, Path seqFile) throws InterruptedException {
        try (Reconciliation reconciliation =
                new Reconciliation(
                        Options.of(
                                seqFile,
                                stack.kafkaBootstrapServers(),
                                stack.elasticsearchUrl(),
                                "home",
                                Duration.ofMinutes(5)))) {
            Result result = reconciliation.settle();
            report.add("");
            report.add(Report.of(result));
            assertThat(result.isEven()).as(Report.of(result)).isTrue();
        }
    }
}

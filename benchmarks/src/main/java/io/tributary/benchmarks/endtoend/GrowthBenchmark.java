package io.tributary.benchmarks.endtoend;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.load.Workload;
import io.tributary.benchmarks.rig.Account;
import io.tributary.benchmarks.rig.CommittedMessages;
import io.tributary.benchmarks.rig.Machine;
import io.tributary.benchmarks.rig.Rig;
import io.tributary.benchmarks.rig.Usage;
import io.tributary.localstack.launch.StackProcess;
import io.tributary.topology.kafka.KafkaTopic;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How cost grows from MQTT to Kafka: with the devices, each on a connection of its own; with the
 * backlog that waits for a Kafka that is away; and what a burst of ten times the rate does. Each
 * message is accounted for by its number.
 *
 * <p>Arguments: {@code devices}, {@code backlog} or {@code burst}; messages a second.
 */
public final class GrowthBenchmark {

    private static final int[] DEVICES = {10, 100, 1_000, 10_000};
    private static final long[] BACKLOGS = {0, 10_000, 100_000, 1_000_000};
    private static final int SECONDS = 30;
    private static final int BURST_SECONDS = 60;
    private static final int BURST = 10;
    private static final int IN_FLIGHT = 4_000;
    private static final long GIVE_UP_NANOS = Duration.ofMinutes(5).toNanos();

    private GrowthBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length > 0 ? arguments[0] : "devices";
        Machine.announce();
        switch (what) {
            case "devices" -> devices(argument(arguments, 1_000));
            case "backlog" -> backlog(argument(arguments, 20_000));
            case "burst" -> burst(argument(arguments, 3_000));
            default -> throw new IllegalArgumentException("devices, backlog or burst");
        }
    }

    private static int argument(String[] arguments, int otherwise) {
        return arguments.length > 1 ? Integer.parseInt(arguments[1]) : otherwise;
    }

    private static void devices(int rate) throws Exception {
        for (int devices : DEVICES) {
            try (Run run = new Run(devices, devices)) {
                run.publish(rate, (long) rate * SECONDS);
                run.awaitAll();
                Usage usage = new Usage(run.rig.pids());
                run.publish(rate, (long) rate * SECONDS);
                run.awaitAll();
                System.out.printf(
                        "%,6d devices, %,d messages/s: %s%n%16s %s; %s%n",
                        devices,
                        rate,
                        Figures.cpu(usage, (long) rate * SECONDS),
                        "",
                        Figures.memory(usage),
                        run.account());
            }
        }
    }

    private static void backlog(int rate) throws Exception {
        for (long backlog : BACKLOGS) {
            try (Run run = new Run(100, 100)) {
                run.publish(rate, 10L * rate);
                run.awaitAll();
                StackProcess kafka = run.rig.stack().process("kafka-broker");
                // but for Kafka's, which is another process afterwards
                Map<String, Long> same = run.rig.pids();
                same.remove(kafka.name());
                Usage usage = new Usage(same);
                long before = run.committed.count();
                if (backlog > 0) {
                    kafka.stop(Duration.ofSeconds(20));
                    run.publish(rate, backlog);
                    System.out.printf(
                            "backlog of %,d messages, Kafka away: %s%n",
                            backlog, Figures.memory(usage));
                    long starting = System.nanoTime();
                    kafka.start();
                    System.out.printf(
                            "Kafka ready %.1f s after it was started, %,d readings taken until then%n",
                            (System.nanoTime() - starting) / 1e9, run.committed.count() - before);
                }
                long started = System.nanoTime();
                run.publish(rate, rate);
                run.awaitAll();
                System.out.printf(
                        "backlog of %,d messages, and %,d more on top: in Kafka %.1f s after it was back; %s; %s; %s%n",
                        backlog,
                        rate,
                        (System.nanoTime() - started) / 1e9,
                        Figures.cpu(usage, backlog + rate),
                        Figures.memory(new Usage(run.rig.pids())),
                        run.account());
            }
        }
    }

    private static void burst(int rate) throws Exception {
        try (Run run = new Run(100, 100)) {
            run.publish(rate, (long) rate * SECONDS);
            run.awaitAll();
            Usage usage = new Usage(run.rig.pids());
            System.out.printf("%,d messages/s: %s%n", rate, Figures.memory(usage));
            long started = System.nanoTime();
            run.publish(rate * BURST, (long) rate * BURST * BURST_SECONDS);
            double published = (System.nanoTime() - started) / 1e9;
            System.out.printf(
                    "%,d messages/s for %d s, published in %.1f s: %s%n",
                    rate * BURST, BURST_SECONDS, published, Figures.memory(usage));
            run.publish(rate, (long) rate * SECONDS);
            run.awaitAll();
            System.out.printf(
                    "%,d messages/s again: %s; %s%n", rate, Figures.memory(usage), run.account());
        }
    }

    /** A rig with what was sent to it. */
    private static final class Run implements AutoCloseable {

        private final Rig rig;
        private final MqttLoad load;
        private final CommittedMessages committed;
        private final int devices;
        private long sent;

        Run(int devices, int connections) throws IOException, InterruptedException {
            this.devices = devices;
            Workload workload = new Workload(devices, Math.max(10, devices / 50), "run");
            rig = Rig.start(workload, Rig.WITHOUT_CLOUD, UnaryOperator.identity());
            load = rig.load(connections, Math.max(2, IN_FLIGHT / connections));
            committed =
                    new CommittedMessages(
                            rig.stack().kafkaBootstrapServers(),
                            KafkaTopic.SENSE.topicName(),
                            "readings");
        }

        void publish(int rate, long messages) throws IOException {
            load.publish(messages, rate);
            sent += messages;
        }

        void awaitAll() throws InterruptedException {
            long end = System.nanoTime() + GIVE_UP_NANOS;
            while (committed.count() < sent * Workload.READINGS && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        }

        String account() {
            Account account = Account.of(rig.stack().kafkaBootstrapServers(), devices, sent);
            return "of %,d messages %d missing, %d doubled"
                    .formatted(sent, account.missing(), account.doubled());
        }

        @Override
        public void close() throws IOException {
            load.close();
            committed.close();
            rig.close();
        }
    }
}

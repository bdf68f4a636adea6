package io.tributary.benchmarks.endtoend;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.load.Workload;
import io.tributary.benchmarks.rig.Account;
import io.tributary.benchmarks.rig.CommittedMessages;
import io.tributary.benchmarks.rig.Machine;
import io.tributary.benchmarks.rig.Rig;
import io.tributary.benchmarks.rig.Usage;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * From MQTT to Elasticsearch: devices publish so many messages a second, open loop, for some time,
 * with everything on this machine; at the end each message is accounted for in Kafka by its number,
 * and each reading in Elasticsearch.
 *
 * <p>Arguments: messages a second, seconds, devices, connections, window such as {@code 1s}.
 */
public final class EndToEndBenchmark {

    private static final int DEVICES_OF_A_LOCATION = 50;
    private static final int IN_FLIGHT = 10_000;
    private static final int WARM_UP_SECONDS = 20;
    private static final Duration REPORT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Rig rig;
    private final MqttLoad load;
    private final int devices;
    private final CommittedMessages committed;
    private final IndexedReadings indexed;

    private EndToEndBenchmark(Rig rig, int devices, int connections) throws Exception {
        this.rig = rig;
        this.devices = devices;
        this.load = rig.load(connections, Math.max(1, IN_FLIGHT / connections));
        this.committed =
                new CommittedMessages(
                        rig.stack().kafkaBootstrapServers(),
                        KafkaTopic.SENSE.topicName(),
                        "readings");
        this.indexed = new IndexedReadings(rig.stack().elasticsearchUrl());
    }

    public static void main(String[] arguments) throws Exception {
        int rate = argument(arguments, 0, 10_000);
        int seconds = argument(arguments, 1, 600);
        int devices = argument(arguments, 2, 100);
        int connections = argument(arguments, 3, Math.min(devices, 100));
        String window = arguments.length > 4 ? arguments[4] : "1s";
        Machine.announce();
        Workload workload =
                new Workload(devices, Math.max(10, devices / DEVICES_OF_A_LOCATION), "run");
        try (Rig rig =
                Rig.start(
                        workload,
                        Set.of(),
                        options ->
                                options.withEnvironment(
                                        "gateway-service",
                                        "TRIBUTARY_AGGREGATION_WINDOW",
                                        window))) {
            EndToEndBenchmark benchmark = new EndToEndBenchmark(rig, devices, connections);
            System.out.printf(
                    "%,d messages/s of %d readings from %,d devices on %,d connections, windows of %s, %d s%n",
                    rate, Workload.READINGS, devices, connections, window, seconds);
            benchmark.run(rate, seconds);
            benchmark.load.close();
            benchmark.committed.close();
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void run(int rate, int seconds) throws Exception {
        long warmUp = (long) rate * WARM_UP_SECONDS;
        load.publish(warmUp, rate);
        await(warmUp);
        Usage usage = new Usage(rig.pids());
        System.out.println("at the start, " + Figures.memory(usage));
        long messages = (long) rate * seconds;
        long started = System.nanoTime();
        CompletableFuture<Void> publishing =
                CompletableFuture.runAsync(() -> publish(messages, rate));
        while (!publishing.isDone()) {
            pause(publishing);
            System.out.printf(
                    "after %3d s: %,d readings not in Kafka or Elasticsearch yet; written %.1f ms late at most; %s%n",
                    Duration.ofNanos(System.nanoTime() - started).toSeconds(),
                    due(started, rate, messages) + 2 * warmUp - indexed.count(),
                    load.lateMaxNanos() / 1e6,
                    Figures.memory(usage));
        }
        publishing.join();
        double published = (System.nanoTime() - started) / 1e9;
        await(warmUp + messages);
        double all = (System.nanoTime() - started) / 1e9;
        System.out.println(Figures.cpu(usage, messages));
        System.out.printf(
                "%,d messages published in %.1f s, all in Elasticsearch after %.1f s: %,.0f messages/s%n",
                messages, published, all, messages / all);
        Account account =
                Account.of(rig.stack().kafkaBootstrapServers(), devices, warmUp + messages);
        System.out.printf(
                "Kafka: %,d of %,d messages, %d missing, %d doubled; Elasticsearch: %,d readings of %,d%n",
                account.messages(),
                warmUp + messages,
                account.missing(),
                account.doubled(),
                indexed.count(),
                2 * (warmUp + messages));
    }

    private static long due(long started, int rate, long messages) {
        double seconds = (System.nanoTime() - started) / 1e9;
        return Workload.READINGS * Math.min(messages, (long) (seconds * rate));
    }

    private static void pause(CompletableFuture<Void> publishing) throws InterruptedException {
        long end = System.nanoTime() + REPORT.toNanos();
        while (System.nanoTime() < end && !publishing.isDone()) {
            Thread.sleep(200);
        }
    }

    private void publish(long messages, int rate) {
        try {
            load.publish(messages, rate);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Until all that was published stands in Kafka and Elasticsearch. */
    private void await(long messages) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (committed.count() < messages * Workload.READINGS
                || indexed.count() < messages * Workload.READINGS) {
            if (System.nanoTime() > end) {
                System.out.printf(
                        "given up: %,d of %,d readings in Kafka, %,d in Elasticsearch%n",
                        committed.count(), messages * Workload.READINGS, indexed.count());
                return;
            }
            Thread.sleep(250);
        }
    }
}

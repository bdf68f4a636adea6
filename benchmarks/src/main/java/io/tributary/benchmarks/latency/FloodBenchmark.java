package io.tributary.benchmarks.latency;

import io.tributary.benchmarks.Environment;
import io.tributary.benchmarks.rig.Machine;
import io.tributary.benchmarks.rig.MeasuredStack;
import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What one device that floods does to the others: their latency to Kafka in turns without and with
 * the flood, in one run, on a local stack of its own.
 *
 * <p>Arguments: messages per second of the others, of the flood, seconds of each turn, turns.
 */
public final class FloodBenchmark {

    private static final int WARM_UP_SECONDS = 15;

    /** A device may send some thousand messages at once, such as after an outage of its own. */
    private static final int ALLOWANCE_SECONDS = 15;

    private FloodBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Machine.announce();
        int rate = argument(arguments, 0, 50);
        int flood = argument(arguments, 1, 1_000);
        int seconds = argument(arguments, 2, 20);
        int turns = argument(arguments, 3, 3);
        Files.createDirectories(Path.of("target"));
        try (LocalStack stack =
                MeasuredStack.start(
                        LocalStackOptions.in(
                                Files.createTempDirectory(Path.of("target"), "flood-")))) {
            Environment.use(stack);
            run(rate, flood, seconds, turns);
        }
    }

    private static void run(int rate, int flood, int seconds, int turns) throws Exception {
        String run = "calm-" + System.currentTimeMillis() / 1000;
        Histogram calm = new Histogram(3);
        Histogram flooded = new Histogram(3);
        long taken = 0;
        try (Devices devices = new Devices(run);
                KafkaSide kafka = new KafkaSide(run)) {
            kafka.start();
            publish(devices, rate, WARM_UP_SECONDS);
            for (int turn = 1; turn <= turns; turn++) {
                kafka.awaitQuiet();
                kafka.forget();
                publish(devices, rate, seconds);
                kafka.awaitQuiet();
                calm.add(kafka.histogram());
                kafka.forget();
                try (Flood flooding = new Flood(run + "-" + turn, flood)) {
                    flooding.start();
                    publish(devices, rate, ALLOWANCE_SECONDS);
                    kafka.forget();
                    publish(devices, rate, seconds);
                    kafka.awaitQuiet();
                    flooded.add(kafka.histogram());
                    taken += flooding.acknowledged();
                }
            }
        }
        System.out.printf(
                "%d messages/s of ten devices; one more device floods at %d/s (the broker took %,d); milliseconds until committed in Kafka%n",
                rate, flood, taken);
        print("without the flood", calm);
        print("with it", flooded);
        System.out.printf(
                "p99 with it is %.2f times that without%n",
                flooded.getValueAtPercentile(99) / (double) calm.getValueAtPercentile(99));
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static void publish(Devices devices, int rate, int seconds)
            throws InterruptedException {
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(devices::publish, gap, gap, TimeUnit.NANOSECONDS);
        Thread.sleep(Duration.ofSeconds(seconds));
        clock.shutdown();
    }

    private static void print(String what, Histogram histogram) {
        System.out.printf(
                "%-20s p50 %5d  p90 %5d  p99 %5d  max %5d  of %d%n",
                what,
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue(),
                histogram.getTotalCount());
    }
}

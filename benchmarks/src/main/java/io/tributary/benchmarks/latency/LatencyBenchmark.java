package io.tributary.benchmarks.latency;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Measures a running local stack: from the time at which a device meant to publish a reading (open
 * loop, so that no stall is left out) until a committed record in Kafka holds it, and until REST
 * answers with it. Where the stack is stands in the environment, as {@code credentials.env} has it.
 *
 * <p>Arguments: messages per second, seconds.
 */
public final class LatencyBenchmark {

    private static final int WARM_UP_SECONDS = 15;

    private LatencyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        String run = "latency-" + System.currentTimeMillis() / 1000;
        try (Devices devices = new Devices(run);
                KafkaSide kafka = new KafkaSide(run);
                RestSide rest = new RestSide(run)) {
            kafka.start();
            rest.start();
            publish(devices, rate, WARM_UP_SECONDS);
            kafka.forget();
            rest.forget();
            long sent = publish(devices, rate, seconds);
            kafka.awaitQuiet();
            System.out.printf(
                    "%d messages/s for %d s, one reading each; milliseconds from the intended time of publishing%n",
                    rate, seconds);
            print("readable in Kafka, committed", kafka.histogram(), sent);
            print("answered by REST (newest value, asked every 10 ms)", rest.histogram(), -1);
        }
    }

    private static long publish(Devices devices, int rate, int seconds)
            throws InterruptedException {
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        long count = (long) rate * seconds;
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(devices::publish, gap, gap, TimeUnit.NANOSECONDS);
        Thread.sleep(Duration.ofNanos(gap * count));
        clock.shutdown();
        return count;
    }

    private static void print(String what, Histogram histogram, long sent) {
        System.out.printf(
                "%-52s p50 %5d  p90 %5d  p99 %5d  max %5d  of %d%s%n",
                what,
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue(),
                histogram.getTotalCount(),
                sent < 0 ? "" : " (about " + sent + " sent)");
    }
}

package io.tributary.benchmarks.endtoend;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.load.Workload;
import io.tributary.benchmarks.rig.Machine;
import io.tributary.benchmarks.rig.Rig;
import java.io.IOException;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * How long a reading takes from the device, from the time at which it meant to publish (open loop,
 * so that no stall is left out), until it can be read in Kafka, committed, and until the
 * dashboard's live stream has told it.
 *
 * <p>Arguments: messages a second, seconds, window such as {@code 100ms}, devices.
 */
public final class LatencyBenchmark {

    private static final int LOCATIONS = 10;
    private static final int WARM_UP_SECONDS = 30;
    private static final int IN_FLIGHT = 1_000;
    private static final long QUIET_MILLIS = 3_000;
    private static final double MILLI = 1_000.0;

    private LatencyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rate = argument(arguments, 0, 1_000);
        int seconds = argument(arguments, 1, 60);
        String window = arguments.length > 2 ? arguments[2] : "100ms";
        int devices = argument(arguments, 3, 100);
        Machine.announce();
        Workload workload = new Workload(devices, LOCATIONS, "run");
        try (Rig rig =
                        Rig.start(
                                workload,
                                Set.of(),
                                options ->
                                        options.withEnvironment(
                                                "gateway-service",
                                                "TRIBUTARY_AGGREGATION_WINDOW",
                                                window));
                MqttLoad load = rig.load(Math.min(devices, 100), IN_FLIGHT);
                KafkaLatencies kafka = new KafkaLatencies(rig, workload, load);
                StreamLatencies stream = new StreamLatencies(rig, workload, load)) {
            publish(load, rate, WARM_UP_SECONDS, kafka, stream);
            publish(load, rate, seconds, kafka, stream);
            System.out.printf(
                    "%,d messages/s of %d readings from %d devices for %d s, windows of %s; milliseconds from the intended time of publishing; written %.1f ms late at most%n",
                    rate, Workload.READINGS, devices, seconds, window, load.lateMaxNanos() / 1e6);
            print("readable in Kafka, committed", kafka.histogram());
            print("told by the live stream (newest value)", stream.histogram());
        }
    }

    private static void publish(
            MqttLoad load, int rate, int seconds, KafkaLatencies kafka, StreamLatencies stream)
            throws IOException, InterruptedException {
        kafka.forget();
        stream.forget();
        load.publish((long) rate * seconds, rate);
        Thread.sleep(QUIET_MILLIS);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static void print(String what, Histogram micros) {
        System.out.printf(
                "%-40s p50 %6.1f  p90 %6.1f  p99 %6.1f  p99.9 %6.1f  max %6.1f  of %,d%n",
                what,
                micros.getValueAtPercentile(50) / MILLI,
                micros.getValueAtPercentile(90) / MILLI,
                micros.getValueAtPercentile(99) / MILLI,
                micros.getValueAtPercentile(99.9) / MILLI,
                micros.getMaxValue() / MILLI,
                micros.getTotalCount());
    }
}

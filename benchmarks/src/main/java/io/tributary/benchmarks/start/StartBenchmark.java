package io.tributary.benchmarks.start;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.load.Workload;
import io.tributary.benchmarks.rig.Machine;
import io.tributary.benchmarks.rig.Rig;
import io.tributary.benchmarks.rig.Usage;
import io.tributary.localstack.launch.StackProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Ends and starts each service of a stack that is otherwise idle, and says after how many seconds
 * its health is up; then how much memory each has at 1,000 messages a second.
 *
 * <p>Arguments: starts of each, messages a second, seconds.
 */
public final class StartBenchmark {

    private static final List<String> SERVICES =
            List.of(
                    "acquisition-service",
                    "gateway-service",
                    "streaming-consumer",
                    "dashboard-service");
    private static final int DEVICES = 100;
    private static final int IN_FLIGHT = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SETTLING_MILLIS = 5_000;

    private StartBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int starts = argument(arguments, 0, 3);
        int rate = argument(arguments, 1, 1_000);
        int seconds = argument(arguments, 2, 60);
        Machine.announce();
        try (Rig rig =
                Rig.start(new Workload(DEVICES, 10, "run"), Set.of(), UnaryOperator.identity())) {
            for (String service : SERVICES) {
                System.out.printf("%-20s ready after", service);
                for (int i = 0; i < starts; i++) {
                    StackProcess process = rig.stack().process(service);
                    System.out.printf(
                            " %.1f s%s",
                            start(process), isArchived(process) ? "" : " (no archive)");
                }
                System.out.println();
            }
            try (MqttLoad load = rig.load(DEVICES, IN_FLIGHT)) {
                load.publish((long) rate * seconds, rate);
                System.out.printf("after %d s of %,d messages/s, resident MiB: ", seconds, rate);
                System.out.println(new Usage(rig.pids()).residentMebibytes());
            }
        }
    }

    private static boolean isArchived(StackProcess process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                .contains("-XX:SharedArchiveFile=");
    }

    private static double start(StackProcess process) throws InterruptedException {
        process.stop(PATIENCE);
        Thread.sleep(SETTLING_MILLIS);
        long begun = System.nanoTime();
        process.start();
        double seconds = (System.nanoTime() - begun) / 1e9;
        Thread.sleep(SETTLING_MILLIS);
        return seconds;
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}

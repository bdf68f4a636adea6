package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Environment;
import io.tributary.benchmarks.rig.Machine;
import io.tributary.benchmarks.rig.MeasuredStack;
import io.tributary.benchmarks.rig.Mosquitto;
import io.tributary.benchmarks.rig.Usage;
import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives commands to a local stack of its own by REST, answers them as a device, and follows their
 * states in Kafka until every one that was taken has its last. Open loop: latency counts from the
 * time at which a command was to be given.
 *
 * <p>Arguments: commands per second, seconds, seconds of the same before, in which virtual machines
 * compile what is used most: on two processors that takes minutes.
 */
public final class CommandBenchmark {

    private static final int PATIENCE_SECONDS = 60;

    private CommandBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 300;
        Machine.announce();
        Files.createDirectories(Path.of("target"));
        Path directory = Files.createTempDirectory(Path.of("target"), "commands-");
        Path site = directory.resolve("site.yaml");
        Switches.describe(site);
        LocalStackOptions options =
                LocalStackOptions.in(directory.resolve("stack")).withSiteFile(site);
        try (Mosquitto mosquitto = Mosquitto.start(directory.resolve("mosquitto"));
                LocalStack stack =
                        MeasuredStack.start(
                                System.getProperty("benchmark.broker", "").equals("hivemq")
                                        ? options
                                        : options.withExternalMqttBroker(mosquitto.external()))) {
            Environment.use(stack);
            run(rate, seconds, warmUp, pids(mosquitto, stack));
        }
    }

    private static void run(int rate, int seconds, int warmUp, Map<String, Long> pids)
            throws Exception {
        Ledger ledger = new Ledger();
        try (KafkaSide kafka = new KafkaSide(ledger);
                DeviceSide devices = new DeviceSide(ledger);
                RestSide rest = new RestSide(ledger)) {
            kafka.start();
            devices.start();
            TimeUnit.SECONDS.sleep(3);
            give(rest, rate, warmUp);
            awaitLastStates(rest, ledger);
            ledger.forget();
            Usage usage = new Usage(pids);
            give(rest, rate, seconds);
            awaitLastStates(rest, ledger);
            System.out.printf(
                    "%d commands/s for %d s to %d switches; milliseconds from the intended time of the request%n",
                    rate, seconds, Switches.COUNT);
            ledger.print();
            System.out.println("CPU seconds, all in all:");
            usage.cpuSeconds()
                    .forEach((name, taken) -> System.out.printf("  %-24s %6.1f%n", name, taken));
        }
    }

    private static Map<String, Long> pids(Mosquitto mosquitto, LocalStack stack) {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("mosquitto", mosquitto.pid());
        stack.processes().forEach((name, process) -> pids.put(name, process.pid()));
        pids.put("load and counting", ProcessHandle.current().pid());
        return pids;
    }

    private static void give(RestSide rest, int rate, int seconds) {
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        long startMillis = System.currentTimeMillis();
        long start = System.nanoTime();
        for (long i = 0; i < (long) rate * seconds; i++) {
            long due = i * gap;
            for (long left = start + due - System.nanoTime();
                    left > 0;
                    left = start + due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            rest.ask(startMillis + TimeUnit.NANOSECONDS.toMillis(due));
        }
    }

    private static void awaitLastStates(RestSide rest, Ledger ledger) throws InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        for (int i = 0; i < PATIENCE_SECONDS && rest.open() + ledger.open() > 0; i++) {
            TimeUnit.SECONDS.sleep(1);
        }
        long left = rest.open() + ledger.open();
        if (left > 0) {
            System.out.printf(
                    "given up after %d s: %d are without an answer or a last state%n",
                    PATIENCE_SECONDS, left);
        }
    }
}

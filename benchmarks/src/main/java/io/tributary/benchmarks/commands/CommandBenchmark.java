package io.tributary.benchmarks.commands;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives commands to a running local stack by REST, answers them as a device, and follows their
 * states in Kafka until every one that was taken has its last. Open loop: latency counts from the
 * time at which a command was to be given.
 *
 * <p>Arguments: commands per second, seconds. Or {@code site} and a file, for the site that the
 * stack is to run.
 */
public final class CommandBenchmark {

    private static final int WARM_UP_SECONDS = 10;
    private static final int PATIENCE_SECONDS = 60;

    private CommandBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("site")) {
            Switches.describe(Path.of(arguments[1]));
            return;
        }
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        Ledger ledger = new Ledger();
        try (KafkaSide kafka = new KafkaSide(ledger);
                DeviceSide devices = new DeviceSide(ledger);
                RestSide rest = new RestSide(ledger)) {
            kafka.start();
            devices.start();
            TimeUnit.SECONDS.sleep(3);
            give(rest, rate, WARM_UP_SECONDS);
            awaitLastStates(ledger);
            ledger.forget();
            give(rest, rate, seconds);
            awaitLastStates(ledger);
            System.out.printf(
                    "%d commands/s for %d s to %d switches; milliseconds from the intended time of the request%n",
                    rate, seconds, Switches.COUNT);
            ledger.print();
        }
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

    private static void awaitLastStates(Ledger ledger) throws InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        for (int i = 0; i < PATIENCE_SECONDS && ledger.open() > 0; i++) {
            TimeUnit.SECONDS.sleep(1);
        }
    }
}

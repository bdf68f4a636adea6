package io.tributary.benchmarks.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What was measured on. */
public final class Machine {

    /** Of a processor in {@code /proc/stat}, in a second; the same on every Linux (proc(5)). */
    private static final double TICKS = 100;

    private static final int STEAL = 8;

    private Machine() {}

    /**
     * Prints date, processors, memory, system and Java; and when the process ends, for how long a
     * host gave the machine no processor that it wanted: latencies are as much of the host then.
     */
    public static void announce() {
        System.out.println(describe());
        double before = stolenSeconds();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> printStolen(before)));
    }

    private static void printStolen(double before) {
        System.out.printf(
                "processors withheld by the host (steal): %.2f s%n", stolenSeconds() - before);
    }

    private static String describe() {
        return "%s; %d processors (%s), %s, Linux %s, Java %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/cpuinfo", "model name"),
                        memory(),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static double stolenSeconds() {
        String[] all = first("/proc/stat", "cpu ").strip().split(" +", -1);
        return all.length > STEAL ? Long.parseLong(all[STEAL]) / TICKS : 0;
    }

    private static String memory() {
        long kibibytes =
                Long.parseLong("0" + first("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
        return kibibytes / 1024 / 1024 + " GiB";
    }

    private static String first(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}

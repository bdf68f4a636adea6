package io.tributary.benchmarks.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What was measured on. */
public final class Machine {

    private Machine() {}

    /** Date, processors, memory, system and Java, in one line. */
    public static String describe() {
        return "%s; %d processors (%s), %s, Linux %s, Java %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/cpuinfo", "model name"),
                        memory(),
                        System.getProperty("os.version"),
                        Runtime.version());
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

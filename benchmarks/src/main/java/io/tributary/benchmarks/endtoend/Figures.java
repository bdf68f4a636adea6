package io.tributary.benchmarks.endtoend;

import io.tributary.benchmarks.rig.Usage;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures of processes in one line. */
final class Figures {

    private Figures() {}

    static String cpu(Usage usage, long messages) {
        Map<String, Double> seconds = usage.cpuSeconds();
        return "CPU seconds per million messages: "
                + seconds.entrySet().stream()
                        .map(
                                each ->
                                        "%s %.1f"
                                                .formatted(
                                                        each.getKey(),
                                                        each.getValue() * 1e6 / messages))
                        .collect(Collectors.joining(", "))
                + "; together %.1f"
                        .formatted(
                                seconds.values().stream().mapToDouble(each -> each).sum()
                                        * 1e6
                                        / messages);
    }

    static String memory(Usage usage) {
        return "resident MiB: "
                + usage.residentMebibytes().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "));
    }
}

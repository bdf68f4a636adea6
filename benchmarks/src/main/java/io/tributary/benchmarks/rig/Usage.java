package io.tributary.benchmarks.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What processes have taken of the machine since they were begun to be watched.
 *
 * <p>Source: {@code /proc/PID/stat} by {@link ProcessHandle}, in steps of 10 ms, and {@code VmRSS}
 * of {@code /proc/PID/status}.
 */
public final class Usage {

    private final Map<String, Long> pids;
    private final Map<String, Double> before = new LinkedHashMap<>();

    /**
     * Begins to watch.
     *
     * @param pids process ids by name
     */
    public Usage(Map<String, Long> pids) {
        this.pids = new LinkedHashMap<>(pids);
        this.pids.forEach((name, pid) -> before.put(name, cpuSeconds(pid)));
    }

    /** Seconds of the processor since then, by name. */
    public Map<String, Double> cpuSeconds() {
        Map<String, Double> taken = new LinkedHashMap<>();
        pids.forEach(
                (name, pid) -> taken.put(name, cpuSeconds(pid) - before.getOrDefault(name, 0.0)));
        return taken;
    }

    /** Memory that is resident now, in MiB, by name. */
    public Map<String, Long> residentMebibytes() {
        Map<String, Long> resident = new LinkedHashMap<>();
        pids.forEach((name, pid) -> resident.put(name, residentMebibytes(pid)));
        return resident;
    }

    private static double cpuSeconds(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .map(duration -> duration.toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private static long residentMebibytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}

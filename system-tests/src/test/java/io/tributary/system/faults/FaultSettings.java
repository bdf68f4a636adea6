package io.tributary.system.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What can be chosen about the matrix, as {@code -Dfaults.…} on Maven's command line.
 *
 * @param seconds of load around each fault, at most; what it takes away comes on top
 * @param repeats how often each fault comes in its run
 * @param rate messages per second
 * @param devices that send them in turn
 * @param outage how long a server is away where it is stopped for a time
 * @param patience how long after the load everything may take to arrive
 * @param only names of faults; empty: all. A trailing {@code *} stands for anything
 * @param seed of the moments
 */
record FaultSettings(
        int seconds,
        int repeats,
        int rate,
        int devices,
        Duration outage,
        Duration patience,
        List<String> only,
        long seed) {

    static FaultSettings ofSystemProperties() {
        String only = System.getProperty("faults.only", "");
        return new FaultSettings(
                Integer.getInteger("faults.seconds", 60),
                Integer.getInteger("faults.repeats", 5),
                Integer.getInteger("faults.rate", 1_000),
                Integer.getInteger("faults.devices", 50),
                Duration.ofSeconds(Integer.getInteger("faults.outage", 60)),
                Duration.ofSeconds(Integer.getInteger("faults.patience", 120)),
                only.isBlank() ? List.of() : Arrays.asList(only.split(",", -1)),
                Long.getLong("faults.seed", System.nanoTime() % 1_000_000));
    }

    boolean includes(Fault fault) {
        return only.isEmpty()
                || only.stream()
                        .anyMatch(
                                name ->
                                        name.endsWith("*")
                                                ? fault.name()
                                                        .startsWith(
                                                                name.substring(
                                                                        0, name.length() - 1))
                                                : fault.name().equals(name));
    }
}

package io.tributary.localstack.preflight;

import io.tributary.localstack.options.StackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds all that would keep a stack from starting; each problem is one line that says what to do.
 */
public final class Preflight {

    /** Feature release of the oldest JDK that will do. */
    static final int JAVA = 21;

    /** What the stack takes in all, with a little to spare. */
    static final long MEMORY_BYTES = 3L * 1024 * 1024 * 1024;

    /** Room for a day of readings; below, Kafka and Elasticsearch fail at random places. */
    static final long DISK_BYTES = 2L * 1024 * 1024 * 1024;

    private static final String IN_USE = "is in use. End what listens there, or";

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

    private final List<String> problems = new ArrayList<>();

    /** Checks what the machine offers. */
    public Preflight machine(Machine machine, Path directory) {
        if (machine.javaFeature() < JAVA) {
            problems.add(
                    "Java %d is too old. Install a JDK %d or later and run again."
                            .formatted(machine.javaFeature(), JAVA));
        }
        if (machine.availableMemoryBytes().orElse(MEMORY_BYTES) < MEMORY_BYTES) {
            problems.add(
                    "Too little memory: %s available, %s needed. End other programs."
                            .formatted(
                                    gibibytes(machine.availableMemoryBytes().orElse(0)),
                                    gibibytes(MEMORY_BYTES)));
        }
        if (machine.usableDiskBytes() < DISK_BYTES) {
            problems.add(
                    "Too little disk: %s free, %s needed in %s. Make room, or choose another folder with TRIBUTARY_STACK_DIRECTORY."
                            .formatted(
                                    gibibytes(machine.usableDiskBytes()),
                                    gibibytes(DISK_BYTES),
                                    directory));
        }
        return this;
    }

    /** Checks that the ports are free and that none is named twice. */
    public Preflight ports(Map<StackPort, Integer> ports) {
        ports.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> port(entry.getKey(), entry.getValue(), ports));
        return this;
    }

    /** Checks that the build has made these files. */
    public Preflight files(Collection<Path> files) {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                problems.add(file + " is missing. Run: mvn -DskipTests package");
            }
        }
        return this;
    }

    /** What was found, in the order of the checks. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void port(StackPort port, int number, Map<StackPort, Integer> ports) {
        if (ports.entrySet().stream()
                .anyMatch(
                        other ->
                                other.getKey().compareTo(port) < 0 && other.getValue() == number)) {
            problems.add(
                    "Port %d is chosen twice. Choose another with %s."
                            .formatted(number, port.variable()));
        } else {
            String problem = problem(number);
            if (!problem.isEmpty()) {
                problems.add(
                        "Port %d (%s) %s choose another with %s."
                                .formatted(number, port.label(), problem, port.variable()));
            }
        }
    }

    /** Why nothing can listen there; empty where something can. */
    private static String problem(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.isBound() ? "" : IN_USE;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("Permission denied")
                    ? "may only be used by the administrator:"
                    : IN_USE;
        }
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
    }
}

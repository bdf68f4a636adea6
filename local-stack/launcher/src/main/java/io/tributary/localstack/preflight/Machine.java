package io.tributary.localstack.preflight;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What the machine offers.
 *
 * @param javaFeature feature release of the JDK
 * @param availableMemoryBytes memory that programs can still take; empty where it cannot be told
 * @param usableDiskBytes space for the stack's folder
 */
public record Machine(int javaFeature, OptionalLong availableMemoryBytes, long usableDiskBytes) {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long KIBIBYTE = 1_024;

    /** This machine; the folder must exist. */
    public static Machine of(Path directory) {
        try {
            return new Machine(
                    Runtime.version().feature(),
                    availableMemory(),
                    Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A container may be allowed less than the machine has. */
    private static OptionalLong availableMemory() throws IOException {
        if (!Files.isReadable(MEMORY)) {
            return OptionalLong.empty();
        }
        long allowed =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        return available(Files.readString(MEMORY, StandardCharsets.UTF_8), allowed);
    }

    static OptionalLong available(String meminfo, long allowed) {
        return meminfo.lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
                .map(available -> Math.min(available, allowed))
                .findFirst();
    }
}

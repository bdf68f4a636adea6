package io.tributary.benchmarks.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Programs of this machine. */
public final class Programs {

    private Programs() {}

    /** Where it is, or an exception that says what to install. */
    public static String find(String name) {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        name
                                                + " is not installed: benchmarks/prepare.sh installs what is missing"))
                .toString();
    }
}

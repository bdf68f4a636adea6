package io.tributary.localstack.launch;

import io.tributary.localstack.agent.ParentWatch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What starts a service, each in a JVM that shares the machine with all the others: it takes little
 * memory at first and gives back what it took to start.
 *
 * @param installation where the services' jars are
 * @param notices told what is not as it should be
 */
record ServiceCommands(Installation installation, Consumer<String> notices) {

    private static final List<String> EACH =
            List.of(
                    "-Xms64m",
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED");

    /** Milliseconds between returns of what the C library keeps, most of it of compilers. */
    private static final String GIVE_BACK = "-XX:TrimNativeHeapInterval=5000";

    /** Returns the command; its jar is taken apart the first time. */
    List<String> of(String service) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(EACH);
        // An option that a JVM does not know keeps it from starting.
        int java = Runtime.version().feature();
        if (java >= 22) {
            command.add(GIVE_BACK);
        }
        if (java >= 23) {
            // Kafka's compression would otherwise be warned about on every start.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        Path jar = installation.serviceJar(service);
        try {
            command.addAll(unpacked(jar, java));
        } catch (IOException e) {
            notices.accept("%s starts from its jar as it is, slower: %s".formatted(service, e));
            command.addAll(List.of("-jar", jar.toString()));
        }
        return command;
    }

    private List<String> unpacked(Path jar, int java) throws IOException {
        Path watch = installation.agentJar();
        UnpackedService service = UnpackedService.of(jar, installation.unpackedServices(), watch);
        List<String> options = new ArrayList<>(List.of("-Xshare:auto", "-Xlog:cds*=off"));
        if (java >= 25) {
            // another name of the same
            options.add("-Xlog:aot*=off");
        }
        options.addAll(
                List.of(
                        service.archive().option(),
                        "-cp",
                        watch + File.pathSeparator + service.jar(),
                        ParentWatch.class.getName(),
                        service.mainClass()));
        return options;
    }
}

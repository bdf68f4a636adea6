package io.tributary.localstack.launch;

import io.tributary.localstack.agent.ParentWatch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What starts a service, each in a JVM that shares the machine with all the others: its heap is
 * small at first, and what its compilers leave in the C library is given back where Java can.
 *
 * @param installation where the services' jars are
 * @param java the feature version that starts them, 21 or newer
 * @param notices told what is not as it should be
 */
record ServiceCommands(Installation installation, int java, Consumer<String> notices) {

    private static final List<String> EACH =
            List.of(
                    "-Xms64m",
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED");

    /** What older ones do not know, and would not start with. */
    private static final List<String> SINCE_23 =
            List.of(
                    // every 5 s; an experimental option until then
                    "-XX:TrimNativeHeapInterval=5000",
                    // Kafka's compression would otherwise be warned about on every start
                    "--sun-misc-unsafe-memory-access=allow");

    /** Returns the command; its jar is taken apart the first time. */
    List<String> of(String service) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(EACH);
        if (java >= 23) {
            command.addAll(SINCE_23);
        }
        Path jar = installation.serviceJar(service);
        try {
            command.addAll(unpacked(jar));
        } catch (IOException e) {
            notices.accept("%s starts from its jar as it is, slower: %s".formatted(service, e));
            command.addAll(List.of("-jar", jar.toString()));
        }
        return command;
    }

    private List<String> unpacked(Path jar) throws IOException {
        UnpackedService service =
                UnpackedService.of(jar, installation.unpackedServices(), installation.agentJar());
        List<String> options = new ArrayList<>(List.of("-Xshare:auto", "-Xlog:cds*=off"));
        if (java >= 25) {
            // another name of the same
            options.add("-Xlog:aot*=off");
        }
        options.addAll(
                List.of(
                        service.archive().option(),
                        "-cp",
                        service.watch() + File.pathSeparator + service.jar(),
                        ParentWatch.class.getName(),
                        service.mainClass()));
        return options;
    }
}

package io.tributary.acquisition;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Mosquitto broker and its client, where they are installed. */
final class Mosquitto implements OpenBroker {

    private static final List<String> PLACES =
            List.of(
                    "/usr/sbin",
                    "/usr/bin",
                    "/usr/local/sbin",
                    "/usr/local/bin",
                    "/opt/homebrew/sbin");

    private final Process process;
    private final int port;

    private Mosquitto(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a broker in memory; skips the test where there is none. */
    static Mosquitto start(Path folder, int port, String settings) throws IOException {
        Path configuration = folder.resolve("mosquitto.conf");
        Files.writeString(
                configuration,
                """
                listener %d 127.0.0.1
                allow_anonymous true
                user root
                %s
                """
                        .formatted(port, settings));
        Process process =
                new ProcessBuilder(required("mosquitto"), "-c", configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("mosquitto.log").toFile()))
                        .start();
        await().until(() -> accepts(port));
        return new Mosquitto(process, port);
    }

    /** Publishes with {@code mosquitto_pub}; skips the test where it is not installed. */
    static void publish(int port, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        required("mosquitto_pub"),
                                        "-h",
                                        "127.0.0.1",
                                        "-p",
                                        Integer.toString(port)),
                                Stream.of(arguments))
                        .toList();
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("mosquitto_pub failed");
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static String required(String program) {
        String found =
                PLACES.stream()
                        .map(place -> new File(place, program))
                        .filter(File::canExecute)
                        .map(File::getPath)
                        .findFirst()
                        .orElse("");
        assumeThat(found).as("%s is not installed", program).isNotEmpty();
        return found;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

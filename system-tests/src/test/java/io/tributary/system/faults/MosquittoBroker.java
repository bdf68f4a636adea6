package io.tributary.system.faults;

import io.tributary.localstack.options.ExternalMqttBroker;
import io.tributary.localstack.options.MqttLogin;
import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Mosquitto as a process, set as the guarantees ask for. One for this JVM. */
final class MosquittoBroker {

    private static final String LOOPBACK = "127.0.0.1";
    private static @Nullable MosquittoBroker shared;

    private final Path directory;
    private final int port;
    private @Nullable Process process;

    private MosquittoBroker(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** The program, where it is installed; its folder is not on everybody's path. */
    static Optional<Path> program() {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static synchronized MosquittoBroker shared() throws IOException {
        if (shared == null) {
            MosquittoBroker broker =
                    new MosquittoBroker(
                            Files.createTempDirectory(Path.of("target"), "mosquitto-"),
                            FreePorts.next());
            broker.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> broker.stop(true)));
            shared = broker;
        }
        return shared;
    }

    /** It is ended and started again at once. */
    static Fault.Injection outage(boolean byForce) {
        return (stack, lifted) -> {
            shared().stop(byForce);
            lifted.run();
            shared().start();
        };
    }

    ExternalMqttBroker external() {
        MqttLogin anybody = new MqttLogin("anybody", "anything");
        return new ExternalMqttBroker("tcp://" + LOOPBACK + ":" + port, anybody, anybody, anybody);
    }

    private synchronized void start() throws IOException {
        Path settings = directory.resolve("mosquitto.conf");
        Files.writeString(settings, settings());
        process =
                new ProcessBuilder(
                                program().orElseThrow().toString(),
                                "-c",
                                settings.toAbsolutePath().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        directory.resolve("mosquitto.log").toFile()))
                        .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::answers);
    }

    private synchronized void stop(boolean byForce) {
        Process running = process;
        if (running == null) {
            return;
        }
        if (byForce) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        try {
            running.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String settings() throws IOException {
        return String.join(
                "\n",
                List.of(
                        "listener " + port + " " + LOOPBACK,
                        "allow_anonymous true",
                        "user " + System.getProperty("user.name"),
                        "persistence true",
                        "persistence_location " + directory.toRealPath() + "/",
                        "autosave_interval 10",
                        "max_topic_alias 0",
                        "max_inflight_messages 0",
                        "max_queued_messages 0",
                        "max_queued_bytes 1073741824",
                        "log_type error",
                        "log_type warning",
                        ""));
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

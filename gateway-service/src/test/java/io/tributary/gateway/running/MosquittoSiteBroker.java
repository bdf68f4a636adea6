package io.tributary.gateway.running;

import static org.awaitility.Awaitility.await;

import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mosquitto where it is installed, set up by what stands in {@code deploy/mosquitto}. */
final class MosquittoSiteBroker implements SiteBroker {

    private static final Path DEPLOY = Path.of("../deploy/mosquitto").toAbsolutePath().normalize();

    private final Path directory;
    private final int port;
    private Process process;

    MosquittoSiteBroker(Path directory) throws Exception {
        this.directory = Files.createDirectories(directory).toRealPath();
        this.port = FreePorts.next();
        run(List.of(DEPLOY.resolve("certificates.sh").toString(), "certs", "localhost"), "");
        makeAccounts();
        process = start();
    }

    /** Whether all that is needed is there. */
    static boolean isInstalled() {
        return program("mosquitto").isPresent()
                && program("mosquitto_passwd").isPresent()
                && program("openssl").isPresent()
                && plugin().isPresent();
    }

    /** Programs of daemons are not on everybody's path. */
    private static Optional<Path> program(String name) {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> plugin() {
        return Stream.of("/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu")
                .map(folder -> Path.of(folder, "mosquitto_dynamic_security.so"))
                .filter(Files::exists)
                .findFirst();
    }

    @Override
    public URI url() {
        return URI.create("ssl://localhost:" + port);
    }

    @Override
    public @Nullable Path caFile() {
        return directory.resolve("certs/ca.pem");
    }

    @Override
    public String username() {
        return "gateway";
    }

    @Override
    public String password() {
        return "gateway-secret";
    }

    @Override
    public void restart() throws Exception {
        stop();
        process = start();
    }

    @Override
    public void forget() throws Exception {
        stop();
        Files.delete(directory.resolve("dynamic-security.json"));
        makeAccounts();
        process = start();
    }

    @Override
    public void stop() throws Exception {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    private void makeAccounts() throws Exception {
        run(
                List.of(
                        DEPLOY.resolve("accounts.sh").toString(),
                        directory.resolve("dynamic-security.json").toString()),
                "gateway:gateway-secret\nacquisition:secret\ndashboard:secret\nbridge:secret\n");
    }

    private Process start() throws IOException {
        Path settings = directory.resolve("mosquitto.conf");
        Files.writeString(settings, settings());
        Process started =
                new ProcessBuilder(
                                program("mosquitto").orElseThrow().toString(),
                                "-c",
                                settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        directory.resolve("mosquitto.log").toFile()))
                        .start();
        await().until(this::accepts);
        return started;
    }

    /** The deployed settings, with this machine's folders and port. */
    private String settings() throws IOException {
        return Files.readString(DEPLOY.resolve("mosquitto.conf"))
                        .replace(
                                "/usr/lib/mosquitto_dynamic_security.so",
                                plugin().orElseThrow().toString())
                        .replace("/mosquitto/data", directory.toString())
                        .replace("/mosquitto/certs", directory.resolve("certs").toString())
                        .replace("\nlistener 8883", "\nlistener " + port + " 127.0.0.1")
                + "user "
                + System.getProperty("user.name")
                + "\n";
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void run(List<String> command, String input) throws Exception {
        Process script =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var in = script.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (script.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
    }
}

package io.tributary.localstack.mqtt;

import static org.awaitility.Awaitility.await;

import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/** Mosquitto, set up by what stands in {@code deploy/mosquitto}, with both of its listeners. */
final class MosquittoTestBroker implements TestBroker {

    static final Path DEPLOY = Path.of("../../deploy/mosquitto").toAbsolutePath().normalize();
    static final Path ACCOUNTS = Path.of("dynamic-security.json");

    private final Map<String, String> passwords =
            Stream.of("admin", "acquisition", "gateway", "dashboard", "bridge")
                    .collect(Collectors.toMap(Function.identity(), name -> "secret-" + name));

    private final Path directory;
    private final int port = FreePorts.next();
    private final int certificatePort = FreePorts.next();
    private final CertificateAuthority authority;
    private final SSLSocketFactory sockets;
    private final String trace;
    private final Process process;

    MosquittoTestBroker(Path directory) throws Exception {
        this.directory = Files.createDirectories(directory).toRealPath();
        script("certificates.sh", List.of("certs", "localhost", "127.0.0.1"), "");
        trace =
                script(
                        "accounts.sh",
                        List.of(ACCOUNTS.toString()),
                        passwords.entrySet().stream()
                                .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                                .collect(Collectors.joining()));
        authority = CertificateAuthority.in(this.directory.resolve("certs"));
        sockets = Tls.trusting(authority.identity().certificate());
        process = start();
    }

    /** Whether all that is needed is there. */
    static boolean isInstalled() {
        return program("mosquitto").isPresent()
                && program("mosquitto_passwd").isPresent()
                && program("openssl").isPresent()
                && plugin().isPresent();
    }

    private static Optional<Path> program(String name) {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin"))
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
    public int port() {
        return port;
    }

    @Override
    public int certificatePort() {
        return certificatePort;
    }

    @Override
    public Map<String, String> passwords() {
        return passwords;
    }

    Path directory() {
        return directory;
    }

    @Override
    public CertificateAuthority authority() {
        return authority;
    }

    @Override
    public SSLSocketFactory sockets() {
        return sockets;
    }

    @Override
    public void rotate(String service, String password) throws Exception {
        try (Control admin = new Control(service("admin"))) {
            admin.setPassword(service, password);
        }
        passwords.put(service, password);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start() throws IOException {
        Path settings = Files.writeString(directory.resolve("mosquitto.conf"), settings());
        Process started =
                new ProcessBuilder(
                                program("mosquitto").orElseThrow().toString(),
                                "-c",
                                settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("mosquitto.log").toFile())
                        .start();
        await().until(() -> accepts(port) && accepts(certificatePort));
        return started;
    }

    /** The deployed settings, with this machine's folders and ports. */
    private String settings() throws IOException {
        return Files.readString(DEPLOY.resolve("mosquitto.conf"))
                        .replaceAll(
                                "(?m)^#(listener|cafile|certfile|keyfile|tls|require|use)", "$1")
                        .replace(
                                "/usr/lib/mosquitto_dynamic_security.so",
                                plugin().orElseThrow().toString())
                        .replace("/mosquitto/data", directory.toString())
                        .replace("/mosquitto/certs", directory.resolve("certs").toString())
                        .replace("\nlistener 8883", "\nlistener " + port + " 127.0.0.1")
                        .replace("\nlistener 8884", "\nlistener " + certificatePort + " 127.0.0.1")
                + "user "
                + System.getProperty("user.name")
                + "\n";
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Every command of {@code accounts.sh} with its arguments. */
    String trace() {
        return trace;
    }

    private String script(String name, List<String> arguments, String input) throws Exception {
        Process script =
                new ProcessBuilder(
                                Stream.concat(
                                                Stream.of(
                                                        "sh",
                                                        "-x",
                                                        DEPLOY.resolve(name).toString()),
                                                arguments.stream())
                                        .toList())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var in = script.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (script.waitFor() != 0) {
            throw new IOException(name + ": " + output);
        }
        return output;
    }
}

package io.tributary.benchmarks.rig;

import io.tributary.localstack.options.ExternalMqttBroker;
import io.tributary.localstack.options.MqttLogin;
import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Mosquitto as a process, set as the guarantees ask for, with accounts. */
public final class Mosquitto implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String USER = "bench";

    private final int port = FreePorts.next();
    private final String password = UUID.randomUUID().toString();
    private final Process process;
    private volatile boolean closed;

    private Mosquitto(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path accounts = directory.resolve("accounts");
        Files.deleteIfExists(accounts);
        Files.createFile(accounts);
        run("mosquitto_passwd", "-b", accounts.toString(), USER, password);
        Path settings = directory.resolve("mosquitto.conf");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        List.of(
                                "listener " + port + " " + LOOPBACK,
                                "allow_anonymous false",
                                "password_file " + accounts,
                                "user " + System.getProperty("user.name"),
                                "persistence true",
                                "persistence_location " + directory.toRealPath() + "/",
                                "autosave_interval 10",
                                "max_topic_alias 0",
                                "max_inflight_messages 0",
                                "max_queued_messages 0",
                                "max_queued_bytes 2147483648",
                                "log_type error",
                                "log_type warning",
                                "")));
        process =
                new ProcessBuilder(Programs.find("mosquitto"), "-c", settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("mosquitto.log").toFile())
                        .start();
        while (!answers()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("mosquitto has ended, see " + directory);
            }
        }
    }

    /** Starts one in this folder; it ends with this process, and this process with it. */
    public static Mosquitto start(Path directory) throws IOException, InterruptedException {
        Mosquitto mosquitto = new Mosquitto(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(mosquitto::end));
        mosquitto.process.onExit().thenRun(mosquitto::ended);
        return mosquitto;
    }

    /** For the services of a local stack. */
    public ExternalMqttBroker external() {
        MqttLogin login = new MqttLogin(USER, password);
        return new ExternalMqttBroker("tcp://" + LOOPBACK + ":" + port, login, login, login);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Who may do everything. */
    public String user() {
        return USER;
    }

    /** That user's. */
    public String password() {
        return password;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(address(), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        command[0] = Programs.find(command[0]);
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(command[0] + " failed with exit code " + code);
        }
    }

    @Override
    public void close() {
        end();
        process.onExit().join();
    }

    private void end() {
        closed = true;
        process.destroy();
    }

    private void ended() {
        if (!closed) {
            MeasuredStack.giveUp("mosquitto has ended");
        }
    }
}

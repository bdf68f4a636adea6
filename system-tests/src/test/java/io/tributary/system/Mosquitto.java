package io.tributary.system;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.MqttLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** MQTT clients that are not ours: {@code mosquitto_pub} and {@code mosquitto_sub}. */
final class Mosquitto {

    private final URI broker;
    private final MqttLogin login;

    Mosquitto(LocalStack stack) {
        broker = URI.create(stack.mqttUrl());
        login = stack.bridgeLogin();
    }

    static boolean isInstalled() {
        return onPath("mosquitto_pub") && onPath("mosquitto_sub");
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Publishes one message and returns when the client has ended without an error. */
    void publish(String topic, String payload, String... options) {
        List<String> command = command("mosquitto_pub", topic);
        command.addAll(List.of(options));
        command.addAll(List.of("-m", payload));
        run(command, null);
    }

    /** Publishes the bytes of a file as one message. */
    void publishFile(String topic, Path file) {
        List<String> command = command("mosquitto_pub", topic);
        command.addAll(List.of("-q", "1", "-f", file.toString()));
        run(command, null);
    }

    /** Publishes each line as a message, on one connection. */
    void publishLines(String topic, String lines, String... options) {
        List<String> command = command("mosquitto_pub", topic);
        command.addAll(List.of(options));
        command.add("-l");
        run(command, lines);
    }

    /** Subscribes; the lines are {@code payload} or what the format makes of a message. */
    Subscription subscribe(String topic, String... options) {
        List<String> command = command("mosquitto_sub", topic);
        command.addAll(List.of(options));
        try {
            return new Subscription(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String program, String topic) {
        return new ArrayList<>(
                List.of(
                        program,
                        "-h",
                        broker.getHost(),
                        "-p",
                        Integer.toString(broker.getPort()),
                        "-u",
                        login.username(),
                        "-P",
                        login.password(),
                        "-t",
                        topic));
    }

    private static void run(List<String> command, @Nullable String input) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (input != null) {
                process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            }
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(command.getFirst() + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A running {@code mosquitto_sub}. */
    static final class Subscription implements AutoCloseable {

        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Subscription(Process process) {
            this.process = process;
            Thread.ofPlatform().daemon().start(this::read);
        }

        private void read() {
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                lines.add("ended: " + e);
            }
        }

        /** The next line, or null when none comes in time. */
        @Nullable String next(long millis) throws InterruptedException {
            return lines.poll(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}

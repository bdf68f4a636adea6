package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The stack of docker-compose.yml under a name of its own, run by one of the two Compose programs.
 * Its containers and volumes go when it is closed.
 */
final class ComposeProject implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration MOST = Duration.ofMinutes(8);

    private final List<String> compose;
    private final String name;
    private final int httpPort = FreePorts.next();
    private final Map<String, String> environment;
    private final Path log;

    ComposeProject(List<String> compose, String name) {
        this.compose = compose;
        this.name = name;
        this.environment =
                Map.of(
                        "TRIBUTARY_LOG_FORMAT",
                        "ecs",
                        "COMPOSE_PROJECT_NAME",
                        name,
                        "TRIBUTARY_HTTP_PORT",
                        Integer.toString(httpPort),
                        "TRIBUTARY_MQTT_PORT",
                        Integer.toString(FreePorts.next()),
                        "COMPOSE_ANSI",
                        "never",
                        "DOCKER_BUILDKIT",
                        "0");
        this.log = Path.of("target", name + ".log").toAbsolutePath();
    }

    /** The Compose programs of this machine; none where Docker does not answer. */
    static Stream<List<String>> programs() {
        if (!succeeds(List.of("docker", "info"))) {
            return Stream.empty();
        }
        String v1 = System.getenv().getOrDefault("DOCKER_COMPOSE_V1", "docker-compose");
        return Stream.of(List.of(v1), List.of("docker", "compose"))
                .filter(program -> succeeds(with(program, "version")));
    }

    URI dashboard() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** Runs Compose, which must succeed; gives what it prints. */
    String run(String... arguments) {
        return execute(with(compose, arguments));
    }

    /** Runs a program at the repository's root, which must succeed; gives what it prints. */
    String execute(String... command) {
        return execute(List.of(command));
    }

    /** The one container of a service. */
    String container(String service) {
        return execute(
                        "docker",
                        "ps",
                        "-aq",
                        "--filter",
                        "label=com.docker.compose.project=" + name,
                        "--filter",
                        "label=com.docker.compose.oneoff=False",
                        "--filter",
                        "label=com.docker.compose.service=" + service)
                .strip();
    }

    /** All containers of this project, those that were run for once, too. */
    List<String> containers() {
        return execute(
                        "docker",
                        "ps",
                        "-aq",
                        "--filter",
                        "label=com.docker.compose.project=" + name)
                .lines()
                .toList();
    }

    String inspect(String container, String format) {
        return execute("docker", "inspect", "--format", format, container).strip();
    }

    void awaitHealthy(String... services) {
        for (String service : services) {
            await(service)
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    inspect(
                                                            container(service),
                                                            "{{.State.Health.Status}}"))
                                            .isEqualTo("healthy"));
        }
    }

    /** What the containers said stays in target. */
    @Override
    public void close() {
        containers().forEach(this::keepLog);
        remove();
    }

    /** Takes away containers and volumes. */
    void remove() {
        run(
                "--profile",
                "simulator",
                "--profile",
                "reconciliation",
                "down",
                "-v",
                "--remove-orphans");
    }

    private void keepLog(String container) {
        try {
            Path file =
                    log.resolveSibling(name + inspect(container, "{{.Name}}").replace('/', '-'));
            new ProcessBuilder("docker", "logs", container)
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start()
                    .waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new AssertionError("no log of " + container, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String execute(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
            builder.environment().putAll(environment);
            Path output = Files.createTempFile("compose", ".out");
            builder.redirectOutput(output.toFile());
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " takes too long: " + log);
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new AssertionError(
                        "%s ended with %d, see %s: %s"
                                .formatted(command, process.exitValue(), log, printed));
            }
            return printed;
        } catch (IOException e) {
            throw new AssertionError(command + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static List<String> with(List<String> program, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

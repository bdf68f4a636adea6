package io.tributary.benchmarks.reads;

import io.tributary.benchmarks.rig.MeasuredStack;
import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;

/**
 * Kafka, Elasticsearch and the dashboard of a local stack, in a new folder below {@code target};
 * what the other services would write is written by the benchmark.
 */
final class Stage implements AutoCloseable {

    private static final Set<String> PLAYED =
            Set.of("acquisition-service", "gateway-service", "streaming-consumer");

    private final LocalStack stack;

    Stage() throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        stack =
                MeasuredStack.start(
                        LocalStackOptions.in(Files.createTempDirectory(target, "reads-"))
                                .leavingOut(PLAYED));
    }

    String kafka() {
        return stack.kafkaBootstrapServers();
    }

    URI address() {
        return stack.dashboardUrl();
    }

    String user() {
        return LocalStack.ADMINISTRATOR;
    }

    String password() {
        return stack.administratorPassword();
    }

    /** The header that lets one in. */
    String authorization() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (user() + ":" + password()).getBytes(StandardCharsets.UTF_8));
    }

    long dashboardPid() {
        return stack.process("dashboard-service").pid();
    }

    @Override
    public void close() {
        stack.close();
    }
}

package io.tributary.dashboard.support;

import io.tributary.localstack.kafka.LocalKafkaBroker;
import io.tributary.localstack.kafka.LocalKafkaBrokerOptions;
import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Kafka in a process of its own that comes, goes and comes back with its data. */
public final class MortalKafka implements AutoCloseable {

    private final LocalKafkaBrokerOptions options;
    private @Nullable Process process;

    public MortalKafka() throws IOException {
        Path folder =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "kafka")), "broker");
        options = new LocalKafkaBrokerOptions(folder, FreePorts.next(), List.of("-Xmx256m"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Where it is, or will be. */
    public String address() {
        return "127.0.0.1:" + options.port();
    }

    public void start() throws IOException {
        process =
                LocalKafkaBroker.processBuilder(options)
                        .redirectErrorStream(true)
                        .redirectOutput(options.directory().resolve("console.log").toFile())
                        .start();
    }

    /** As if somebody pulled the plug. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
        process = null;
    }

    @Override
    public void close() {
        kill();
    }
}

package io.tributary.localstack.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Elasticsearch node in a JVM of its own. It listens on 127.0.0.1 alone, has no security,
 * and ends when the JVM that started it ends, however that comes about.
 */
public final class ElasticsearchNode implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final URI uri;

    private ElasticsearchNode(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts a node and waits until it serves requests.
     *
     * @throws ElasticsearchStartException if it ends or is not ready in time; with its last words
     */
    public static ElasticsearchNode start(ElasticsearchNodeOptions options) throws IOException {
        WorkDirectory work = new WorkDirectory(options.workDirectory());
        Process process =
                processBuilder(options)
                        .redirectErrorStream(true)
                        .redirectOutput(work.console().toFile())
                        .start();
        try {
            return new ElasticsearchNode(
                    process, new NodeReadiness(process, work, options.patience()).await());
        } catch (IOException | RuntimeException e) {
            stop(process);
            throw e;
        }
    }

    /**
     * Prepares the work directory and describes the process, for callers that start and watch it
     * themselves. They must keep its standard input open: the node ends when that is closed.
     */
    public static ProcessBuilder processBuilder(ElasticsearchNodeOptions options)
            throws IOException {
        requireJava(Runtime.version().feature());
        Distribution distribution = Distribution.locate();
        WorkDirectory work = new WorkDirectory(options.workDirectory());
        work.prepare(distribution);
        ProcessBuilder builder =
                new ProcessBuilder(NodeCommand.of(distribution, work, options))
                        .directory(options.workDirectory().toFile());
        // They would reach the node's JVM and print a line that is none of its own.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder;
    }

    /** The address of the HTTP interface, such as {@code http://127.0.0.1:9200}. */
    public URI uri() {
        return uri;
    }

    /** The process id of the node's JVM. */
    public long pid() {
        return process.pid();
    }

    /** Closes the node in an orderly way, after 20 seconds by force. The data stays. */
    @Override
    public void close() {
        stop(process);
    }

    static void requireJava(int feature) {
        if (feature < 21) {
            throw new IllegalStateException(
                    "Elasticsearch needs Java 21 or later to run; this is Java " + feature);
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

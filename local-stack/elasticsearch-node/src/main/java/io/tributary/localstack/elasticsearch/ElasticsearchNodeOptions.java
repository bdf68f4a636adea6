package io.tributary.localstack.elasticsearch;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run a node.
 *
 * @param workDirectory folder for data, logs and settings; one node at a time; the data is kept
 * @param port HTTP port on 127.0.0.1; 0 takes a free one
 * @param heap heap of the node in the notation of {@code -Xmx}, for example {@code 512m}
 * @param patience longest time a start may take
 */
public record ElasticsearchNodeOptions(
        Path workDirectory, int port, String heap, Duration patience) {

    public ElasticsearchNodeOptions {
        workDirectory = workDirectory.toAbsolutePath().normalize();
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535 but is " + port);
        }
        if (!heap.matches("[1-9][0-9]*[mMgG]")) {
            throw new IllegalArgumentException("heap must be like 512m but is " + heap);
        }
    }

    /** A node on a free port with a heap of 512 MiB and 90 seconds to start. */
    public static ElasticsearchNodeOptions in(Path workDirectory) {
        return new ElasticsearchNodeOptions(workDirectory, 0, "512m", Duration.ofSeconds(90));
    }

    /** The same on another port. */
    public ElasticsearchNodeOptions withPort(int otherPort) {
        return new ElasticsearchNodeOptions(workDirectory, otherPort, heap, patience);
    }

    /** The same with another heap. */
    public ElasticsearchNodeOptions withHeap(String otherHeap) {
        return new ElasticsearchNodeOptions(workDirectory, port, otherHeap, patience);
    }
}

package io.tributary.benchmarks.throughput;

import java.util.Map;

/** One way from the broker's {@code sense/#} into Kafka; running while it is open. */
interface Side extends AutoCloseable {

    /** Device messages that stand in Kafka, committed, since it was opened. */
    long arrived();

    /** Its processes, by name. */
    Map<String, Long> pids();

    @Override
    void close();
}

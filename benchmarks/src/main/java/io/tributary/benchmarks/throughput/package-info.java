/** Messages a second from MQTT into Kafka, side by side with what others use for it. */
@NullMarked
package io.tributary.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;

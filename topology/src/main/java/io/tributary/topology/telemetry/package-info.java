/**
 * Readings on their way: the batch between acquisition and gateway, the aggregated message in
 * Kafka.
 */
@NullMarked
package io.tributary.topology.telemetry;

import org.jspecify.annotations.NullMarked;

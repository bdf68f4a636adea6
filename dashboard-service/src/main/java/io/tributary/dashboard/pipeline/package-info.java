/**
 * How well readings flow: latency per hop, MQTT and Kafka compared, throughput, backlog, rejections
 * and lag, each over the last two minutes.
 */
@NullMarked
package io.tributary.dashboard.pipeline;

import org.jspecify.annotations.NullMarked;

/** Keeps rejections in the Kafka topic for them. */
@NullMarked
package io.tributary.streaming.deadletter.kafka;

import org.jspecify.annotations.NullMarked;

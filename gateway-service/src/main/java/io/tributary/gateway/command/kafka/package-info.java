/** Commands from Kafka, their states to Kafka. */
@NullMarked
package io.tributary.gateway.command.kafka;

import org.jspecify.annotations.NullMarked;

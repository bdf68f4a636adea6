/** Kafka clients of this service, and the topics they need. */
@NullMarked
package io.tributary.gateway.kafka;

import org.jspecify.annotations.NullMarked;

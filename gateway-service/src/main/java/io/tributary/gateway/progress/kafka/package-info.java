/** Kafka transactions with the progress record in them. */
@NullMarked
package io.tributary.gateway.progress.kafka;

import org.jspecify.annotations.NullMarked;

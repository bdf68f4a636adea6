/** Reads what stands committed in Kafka. */
@NullMarked
package io.tributary.reconciliation.kafka;

import org.jspecify.annotations.NullMarked;

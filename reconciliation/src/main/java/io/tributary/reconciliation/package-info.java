/** Compares what was sent with what stands in Kafka and Elasticsearch. */
@NullMarked
package io.tributary.reconciliation;

import org.jspecify.annotations.NullMarked;

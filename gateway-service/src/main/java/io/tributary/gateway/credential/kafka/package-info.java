/** Wanted credentials from Kafka, and what became of them. */
@NullMarked
package io.tributary.gateway.credential.kafka;

import org.jspecify.annotations.NullMarked;

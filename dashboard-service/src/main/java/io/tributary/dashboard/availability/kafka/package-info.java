/** The one connection that writes to Kafka. */
@NullMarked
package io.tributary.dashboard.availability.kafka;

import org.jspecify.annotations.NullMarked;

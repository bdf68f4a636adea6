/** The audit trail to Kafka. */
@NullMarked
package io.tributary.dashboard.audit.kafka;

import org.jspecify.annotations.NullMarked;

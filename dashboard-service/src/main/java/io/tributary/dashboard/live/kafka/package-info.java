/** Follows Kafka topics into the live read model. */
@NullMarked
package io.tributary.dashboard.live.kafka;

import org.jspecify.annotations.NullMarked;

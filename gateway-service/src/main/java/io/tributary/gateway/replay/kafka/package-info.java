/** Requests to feed something in again, from Kafka to the site's broker. */
@NullMarked
package io.tributary.gateway.replay.kafka;

import org.jspecify.annotations.NullMarked;

/** Users and tokens, to Kafka and from it. */
@NullMarked
package io.tributary.dashboard.identity.kafka;

import org.jspecify.annotations.NullMarked;

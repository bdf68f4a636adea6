/** Credentials of devices, to Kafka and from it. */
@NullMarked
package io.tributary.dashboard.credential.kafka;

import org.jspecify.annotations.NullMarked;

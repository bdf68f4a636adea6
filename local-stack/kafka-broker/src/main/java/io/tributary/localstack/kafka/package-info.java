/** Describes the process of a local Kafka broker; uses classes of the JDK only. */
@NullMarked
package io.tributary.localstack.kafka;

import org.jspecify.annotations.NullMarked;

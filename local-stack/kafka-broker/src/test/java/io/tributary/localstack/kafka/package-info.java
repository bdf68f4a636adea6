/** Tests of the local Kafka broker. */
@NullMarked
package io.tributary.localstack.kafka;

import org.jspecify.annotations.NullMarked;

/** The program inside the process of the broker, compiled against the Kafka server. */
@NullMarked
package io.tributary.localstack.kafka.server;

import org.jspecify.annotations.NullMarked;

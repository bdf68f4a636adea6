/** The catalogue of Kafka topics and the keys of their records. */
@NullMarked
package io.tributary.topology.kafka;

import org.jspecify.annotations.NullMarked;

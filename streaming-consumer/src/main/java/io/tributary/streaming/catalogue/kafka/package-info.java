/** Creates the Kafka topics that are read or written here. */
@NullMarked
package io.tributary.streaming.catalogue.kafka;

import org.jspecify.annotations.NullMarked;

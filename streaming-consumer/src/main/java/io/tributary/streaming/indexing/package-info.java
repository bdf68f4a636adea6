/** Writes what comes from Kafka into Elasticsearch so that nothing is lost or doubled. */
@NullMarked
package io.tributary.streaming.indexing;

import org.jspecify.annotations.NullMarked;

/** The service that takes records from Kafka to Elasticsearch. */
@NullMarked
package io.tributary.streaming;

import org.jspecify.annotations.NullMarked;

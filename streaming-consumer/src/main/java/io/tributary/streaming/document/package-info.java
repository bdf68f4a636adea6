/** What each kind of Kafka record becomes in Elasticsearch. */
@NullMarked
package io.tributary.streaming.document;

import org.jspecify.annotations.NullMarked;

/** Writes documents to Elasticsearch and reads its answer for each of them. */
@NullMarked
package io.tributary.streaming.indexing.elasticsearch;

import org.jspecify.annotations.NullMarked;

/** Puts index templates and indices into Elasticsearch. */
@NullMarked
package io.tributary.streaming.catalogue.elasticsearch;

import org.jspecify.annotations.NullMarked;

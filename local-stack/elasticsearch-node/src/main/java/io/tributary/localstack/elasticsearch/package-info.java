/** Starts and ends a local Elasticsearch node; uses classes of the JDK only. */
@NullMarked
package io.tributary.localstack.elasticsearch;

import org.jspecify.annotations.NullMarked;

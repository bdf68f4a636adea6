/** Finds rejections in Elasticsearch. */
@NullMarked
package io.tributary.dashboard.rejection.elasticsearch;

import org.jspecify.annotations.NullMarked;

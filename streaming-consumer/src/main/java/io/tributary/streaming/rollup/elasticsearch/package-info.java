/** Asks Elasticsearch what is to be rolled up, and has it add up. */
@NullMarked
package io.tributary.streaming.rollup.elasticsearch;

import org.jspecify.annotations.NullMarked;

/** When a message is found by a search. */
@NullMarked
package io.tributary.dashboard.pipeline.elasticsearch;

import org.jspecify.annotations.NullMarked;

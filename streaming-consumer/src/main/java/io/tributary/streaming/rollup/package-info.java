/** Computes what was measured in each minute and hour, again whenever readings are added. */
@NullMarked
package io.tributary.streaming.rollup;

import org.jspecify.annotations.NullMarked;

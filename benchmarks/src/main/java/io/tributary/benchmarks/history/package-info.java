/** Measures how long months of history take, from rollups and from readings. */
@NullMarked
package io.tributary.benchmarks.history;

import org.jspecify.annotations.NullMarked;

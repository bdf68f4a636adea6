/** What it costs and how fast it is. */
@NullMarked
package io.tributary.benchmarks;

import org.jspecify.annotations.NullMarked;

/** How soon services are ready, and how much memory they take at work. */
@NullMarked
package io.tributary.benchmarks.start;

import org.jspecify.annotations.NullMarked;

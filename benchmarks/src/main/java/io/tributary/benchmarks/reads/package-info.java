/** Measures what the dashboard tells those who look: lists of devices, and the live stream. */
@NullMarked
package io.tributary.benchmarks.reads;

import org.jspecify.annotations.NullMarked;

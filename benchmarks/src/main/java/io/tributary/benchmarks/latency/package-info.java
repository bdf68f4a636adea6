/** How long a reading takes from the device to where it can be read. */
@NullMarked
package io.tributary.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

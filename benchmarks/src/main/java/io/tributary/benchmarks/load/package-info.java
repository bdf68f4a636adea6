/** Devices that publish on schedule, whatever becomes of it: an open-loop load. */
@NullMarked
package io.tributary.benchmarks.load;

import org.jspecify.annotations.NullMarked;

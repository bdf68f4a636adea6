/** A load for some time through all of Tributary: what comes through, how quickly, at what cost. */
@NullMarked
package io.tributary.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;

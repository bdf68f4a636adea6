/** The servers that are measured, and what they take of the machine. */
@NullMarked
package io.tributary.benchmarks.rig;

import org.jspecify.annotations.NullMarked;

/** What comes from outside, made up by a fuzzer. */
@NullMarked
package io.tributary.topology.fuzz;

import org.jspecify.annotations.NullMarked;

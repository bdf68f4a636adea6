/** Tests of load. */
@NullMarked
package io.tributary.simulator.load;

import org.jspecify.annotations.NullMarked;

/** Tests of mode and command line. */
@NullMarked
package io.tributary.simulator.run;

import org.jspecify.annotations.NullMarked;

/** What one run of the simulator is: its mode, its command line, and how it ends. */
@NullMarked
package io.tributary.simulator.run;

import org.jspecify.annotations.NullMarked;

/** Load: a rate of numbered messages from many devices, and the account of what was accepted. */
@NullMarked
package io.tributary.simulator.load;

import org.jspecify.annotations.NullMarked;

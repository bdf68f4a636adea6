/** Replay: the rows of a CSV file as messages of devices, at a chosen speed. */
@NullMarked
package io.tributary.simulator.replay;

import org.jspecify.annotations.NullMarked;

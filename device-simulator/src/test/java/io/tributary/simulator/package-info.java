/** Tests of the device simulator as a whole. */
@NullMarked
package io.tributary.simulator;

import org.jspecify.annotations.NullMarked;

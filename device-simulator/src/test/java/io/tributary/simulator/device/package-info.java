/** Tests of the devices. */
@NullMarked
package io.tributary.simulator.device;

import org.jspecify.annotations.NullMarked;

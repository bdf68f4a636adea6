/** Tests of the physics. */
@NullMarked
package io.tributary.simulator.home;

import org.jspecify.annotations.NullMarked;

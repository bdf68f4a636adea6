/** Tests of replay. */
@NullMarked
package io.tributary.simulator.replay;

import org.jspecify.annotations.NullMarked;

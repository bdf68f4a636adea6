/** Tests of the payload forms. */
@NullMarked
package io.tributary.simulator.telemetry;

import org.jspecify.annotations.NullMarked;

/** What a device publishes: simple data in its two forms, with numbered messages. */
@NullMarked
package io.tributary.simulator.telemetry;

import org.jspecify.annotations.NullMarked;

/** The device simulator: a site's devices as real MQTT clients, replay of a CSV file, and load. */
@NullMarked
package io.tributary.simulator;

import org.jspecify.annotations.NullMarked;

/** One MQTT 5 connection per device that heals itself; the only place that knows the client. */
@NullMarked
package io.tributary.simulator.mqtt;

import org.jspecify.annotations.NullMarked;

/** Presence of devices, reported states of actuators, heartbeat of sites. */
@NullMarked
package io.tributary.topology.presence;

import org.jspecify.annotations.NullMarked;

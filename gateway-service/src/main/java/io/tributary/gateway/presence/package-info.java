/** Presence of devices and reported states of actuators. */
@NullMarked
package io.tributary.gateway.presence;

import org.jspecify.annotations.NullMarked;

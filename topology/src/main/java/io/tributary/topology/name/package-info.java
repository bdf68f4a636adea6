/** Identifiers as value types: sites, locations, devices, elements, actuators. */
@NullMarked
package io.tributary.topology.name;

import org.jspecify.annotations.NullMarked;

/** The physics of a site: weather, rooms and garden, appliances, and what sensors see of them. */
@NullMarked
package io.tributary.simulator.home;

import org.jspecify.annotations.NullMarked;

/** Who may publish and subscribe what at a site's broker, as the site model tells it. */
@NullMarked
package io.tributary.topology.permission;

import org.jspecify.annotations.NullMarked;

/** Tests of permissions. */
@NullMarked
package io.tributary.topology.permission;

import org.jspecify.annotations.NullMarked;

/** When a device was present, and when not. */
@NullMarked
package io.tributary.dashboard.presence;

import org.jspecify.annotations.NullMarked;

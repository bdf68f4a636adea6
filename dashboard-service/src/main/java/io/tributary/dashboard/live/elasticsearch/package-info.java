/** Fills the live read model with what was measured before the start. */
@NullMarked
package io.tributary.dashboard.live.elasticsearch;

import org.jspecify.annotations.NullMarked;

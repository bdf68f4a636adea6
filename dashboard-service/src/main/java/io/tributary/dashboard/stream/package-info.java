/** The live stream of one page: a snapshot, then every change, for slow clients the newest. */
@NullMarked
package io.tributary.dashboard.stream;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.dashboard.live;

import org.jspecify.annotations.NullMarked;

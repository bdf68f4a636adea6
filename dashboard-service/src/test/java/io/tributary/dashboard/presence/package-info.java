@NullMarked
package io.tributary.dashboard.presence;

import org.jspecify.annotations.NullMarked;

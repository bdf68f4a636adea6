@NullMarked
package io.tributary.dashboard.device;

import org.jspecify.annotations.NullMarked;

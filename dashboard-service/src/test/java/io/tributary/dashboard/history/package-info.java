@NullMarked
package io.tributary.dashboard.history;

import org.jspecify.annotations.NullMarked;

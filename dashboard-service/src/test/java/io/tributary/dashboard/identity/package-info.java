@NullMarked
package io.tributary.dashboard.identity;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.dashboard.caching;

import org.jspecify.annotations.NullMarked;

/** Readings of a commit, grouped by location and window. */
@NullMarked
package io.tributary.gateway.aggregation;

import org.jspecify.annotations.NullMarked;

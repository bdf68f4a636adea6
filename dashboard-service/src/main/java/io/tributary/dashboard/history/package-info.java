/** What was measured, in points of equal intervals. */
@NullMarked
package io.tributary.dashboard.history;

import org.jspecify.annotations.NullMarked;

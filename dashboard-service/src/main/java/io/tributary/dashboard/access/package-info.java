/** What each role may do. */
@NullMarked
package io.tributary.dashboard.access;

import org.jspecify.annotations.NullMarked;

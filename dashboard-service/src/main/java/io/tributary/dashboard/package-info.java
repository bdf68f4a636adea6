/** The web dashboard, its REST interface and its live stream. */
@NullMarked
package io.tributary.dashboard;

import org.jspecify.annotations.NullMarked;

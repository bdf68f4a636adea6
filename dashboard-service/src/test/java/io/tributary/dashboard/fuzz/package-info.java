/** What anybody may send to the REST interface, made up. */
@NullMarked
package io.tributary.dashboard.fuzz;

import org.jspecify.annotations.NullMarked;

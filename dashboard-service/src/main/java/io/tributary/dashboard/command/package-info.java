/** Commands as people ask for them, and the states they pass through. */
@NullMarked
package io.tributary.dashboard.command;

import org.jspecify.annotations.NullMarked;

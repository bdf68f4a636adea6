/** Commands and the states they pass through. */
@NullMarked
package io.tributary.topology.command;

import org.jspecify.annotations.NullMarked;

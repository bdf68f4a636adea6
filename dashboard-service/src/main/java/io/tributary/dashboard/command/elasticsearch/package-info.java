/** Commands too old for memory. */
@NullMarked
package io.tributary.dashboard.command.elasticsearch;

import org.jspecify.annotations.NullMarked;

/** How much waits in the journal, and what is told of it. */
@NullMarked
package io.tributary.gateway.backlog;

import org.jspecify.annotations.NullMarked;

/** Commands and every state of theirs after QUEUED. */
@NullMarked
package io.tributary.gateway.command;

import org.jspecify.annotations.NullMarked;

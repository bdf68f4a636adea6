/** How far what was handed over is ahead of the gateway's journal, and what follows from it. */
@NullMarked
package io.tributary.acquisition.backlog;

import org.jspecify.annotations.NullMarked;

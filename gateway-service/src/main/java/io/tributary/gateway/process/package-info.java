/** How this process ends when it must not go on. */
@NullMarked
package io.tributary.gateway.process;

import org.jspecify.annotations.NullMarked;

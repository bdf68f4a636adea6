/** Time that the wall clock cannot turn back. */
@NullMarked
package io.tributary.gateway.clock;

import org.jspecify.annotations.NullMarked;

/** The order in which the gateway comes up and goes down. */
@NullMarked
package io.tributary.gateway.start;

import org.jspecify.annotations.NullMarked;

/** Fixtures of the gateway's tests. */
@NullMarked
package io.tributary.gateway;

import org.jspecify.annotations.NullMarked;

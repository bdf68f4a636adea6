/** Rejections of what the gateway itself cannot use. */
@NullMarked
package io.tributary.gateway.rejection;

import org.jspecify.annotations.NullMarked;

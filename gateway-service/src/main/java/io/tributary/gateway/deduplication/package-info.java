/** Messages of devices that came before. */
@NullMarked
package io.tributary.gateway.deduplication;

import org.jspecify.annotations.NullMarked;

/** Payloads that were refused, and why. */
@NullMarked
package io.tributary.topology.rejection;

import org.jspecify.annotations.NullMarked;

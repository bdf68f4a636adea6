/** Faults under load, one after the other, and what became of every message. */
@NullMarked
package io.tributary.system.faults;

import org.jspecify.annotations.NullMarked;

/** The whole of Tributary, tried from outside as its users would. */
@NullMarked
package io.tributary.system;

import org.jspecify.annotations.NullMarked;

/** Acquisition: the only subscriber to device topics. */
@NullMarked
package io.tributary.acquisition;

import org.jspecify.annotations.NullMarked;

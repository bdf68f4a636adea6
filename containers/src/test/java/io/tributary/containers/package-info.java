/** Tests of what finds images. */
@NullMarked
package io.tributary.containers;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package io.tributary.streaming.catalogue;

import org.jspecify.annotations.NullMarked;

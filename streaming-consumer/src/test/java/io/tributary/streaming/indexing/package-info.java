/** Tests of the package of the same name. */
@NullMarked
package io.tributary.streaming.indexing;

import org.jspecify.annotations.NullMarked;

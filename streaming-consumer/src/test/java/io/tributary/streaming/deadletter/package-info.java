/** Tests of the package of the same name. */
@NullMarked
package io.tributary.streaming.deadletter;

import org.jspecify.annotations.NullMarked;

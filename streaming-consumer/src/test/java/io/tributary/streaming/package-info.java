/** Tests of the service as a whole, against real servers. */
@NullMarked
package io.tributary.streaming;

import org.jspecify.annotations.NullMarked;

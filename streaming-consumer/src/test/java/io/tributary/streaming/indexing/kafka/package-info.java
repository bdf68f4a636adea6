/** Tests of the package of the same name. */
@NullMarked
package io.tributary.streaming.indexing.kafka;

import org.jspecify.annotations.NullMarked;

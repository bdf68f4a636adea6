/** Tests of the package of the same name. */
@NullMarked
package io.tributary.streaming.deadletter.kafka;

import org.jspecify.annotations.NullMarked;

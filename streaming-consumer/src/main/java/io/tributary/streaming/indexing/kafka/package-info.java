/** Consumes the feeds' topics, commits their offsets, and tells whether it does. */
@NullMarked
package io.tributary.streaming.indexing.kafka;

import org.jspecify.annotations.NullMarked;

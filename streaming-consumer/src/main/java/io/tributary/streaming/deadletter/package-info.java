/** What cannot be read or is refused: rejections of it, and how they are kept. */
@NullMarked
package io.tributary.streaming.deadletter;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.streaming.rollup;

import org.jspecify.annotations.NullMarked;

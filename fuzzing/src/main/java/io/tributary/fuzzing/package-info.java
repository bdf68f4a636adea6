/** What fuzz tests share. */
@NullMarked
package io.tributary.fuzzing;

import org.jspecify.annotations.NullMarked;

/** Tests of what records become. */
@NullMarked
package io.tributary.streaming.document;

import org.jspecify.annotations.NullMarked;

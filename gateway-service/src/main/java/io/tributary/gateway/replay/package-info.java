/** What a person feeds in again. */
@NullMarked
package io.tributary.gateway.replay;

import org.jspecify.annotations.NullMarked;

/** Payloads that are refused, with a reason a person understands. */
@NullMarked
package io.tributary.acquisition.rejection;

import org.jspecify.annotations.NullMarked;

/** The hand-over to the gateway: batches, and what may be acknowledged when. */
@NullMarked
package io.tributary.acquisition.handover;

import org.jspecify.annotations.NullMarked;

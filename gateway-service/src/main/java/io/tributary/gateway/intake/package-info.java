/** Batches from acquisition into the journal. */
@NullMarked
package io.tributary.gateway.intake;

import org.jspecify.annotations.NullMarked;

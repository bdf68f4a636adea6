/** The store at the edge: batches on disk before they are acknowledged. */
@NullMarked
package io.tributary.gateway.journal;

import org.jspecify.annotations.NullMarked;

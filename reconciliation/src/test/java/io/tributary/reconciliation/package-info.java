/** Tests. */
@NullMarked
package io.tributary.reconciliation;

import org.jspecify.annotations.NullMarked;

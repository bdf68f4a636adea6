/** Tests. */
@NullMarked
package io.tributary.reconciliation.sent;

import org.jspecify.annotations.NullMarked;

/** Tests. */
@NullMarked
package io.tributary.reconciliation.options;

import org.jspecify.annotations.NullMarked;

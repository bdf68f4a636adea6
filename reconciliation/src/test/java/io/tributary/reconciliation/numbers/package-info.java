/** Tests. */
@NullMarked
package io.tributary.reconciliation.numbers;

import org.jspecify.annotations.NullMarked;

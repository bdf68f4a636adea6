/** Sets of message numbers that stay small. */
@NullMarked
package io.tributary.reconciliation.numbers;

import org.jspecify.annotations.NullMarked;

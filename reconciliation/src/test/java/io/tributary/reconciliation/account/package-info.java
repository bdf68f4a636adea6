/** Tests. */
@NullMarked
package io.tributary.reconciliation.account;

import org.jspecify.annotations.NullMarked;

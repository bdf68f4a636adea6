/** What stands where, per device, and how it balances. */
@NullMarked
package io.tributary.reconciliation.account;

import org.jspecify.annotations.NullMarked;

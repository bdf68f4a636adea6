/** What the devices sent and the broker acknowledged. */
@NullMarked
package io.tributary.reconciliation.sent;

import org.jspecify.annotations.NullMarked;

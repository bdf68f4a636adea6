/** Tests. */
@NullMarked
package io.tributary.reconciliation.kafka;

import org.jspecify.annotations.NullMarked;

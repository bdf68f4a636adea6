/** Tests. */
@NullMarked
package io.tributary.reconciliation.report;

import org.jspecify.annotations.NullMarked;

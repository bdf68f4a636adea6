/** The audit trail: who did what, from where, when. */
@NullMarked
package io.tributary.dashboard.audit;

import org.jspecify.annotations.NullMarked;

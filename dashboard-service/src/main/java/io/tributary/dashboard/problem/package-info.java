/** Errors of the REST interface as RFC 9457 problem details with stable types. */
@NullMarked
package io.tributary.dashboard.problem;

import org.jspecify.annotations.NullMarked;

/** The audit trail by REST. */
@NullMarked
package io.tributary.dashboard.audit.web;

import org.jspecify.annotations.NullMarked;

/** Who may use the dashboard, and what browsers may do with its pages. */
@NullMarked
package io.tributary.dashboard.security;

import org.jspecify.annotations.NullMarked;

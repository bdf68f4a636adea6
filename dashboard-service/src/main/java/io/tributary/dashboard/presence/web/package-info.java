/** Presence over time by HTTP. */
@NullMarked
package io.tributary.dashboard.presence.web;

import org.jspecify.annotations.NullMarked;

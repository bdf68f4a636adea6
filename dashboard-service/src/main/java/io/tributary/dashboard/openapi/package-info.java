/** The description of the REST interface for programs, made from the controllers when asked for. */
@NullMarked
package io.tributary.dashboard.openapi;

import org.jspecify.annotations.NullMarked;

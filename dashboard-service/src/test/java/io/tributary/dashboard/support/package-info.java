/** What stands around the dashboard in its tests: real servers, and the edge that feeds them. */
@NullMarked
package io.tributary.dashboard.support;

import org.jspecify.annotations.NullMarked;

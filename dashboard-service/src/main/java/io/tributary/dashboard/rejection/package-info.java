/** What was refused on its way, with its reason and payload. */
@NullMarked
package io.tributary.dashboard.rejection;

import org.jspecify.annotations.NullMarked;

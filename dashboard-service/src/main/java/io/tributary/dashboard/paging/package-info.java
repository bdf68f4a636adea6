/** Pages of newest-first lists that go on by cursor. */
@NullMarked
package io.tributary.dashboard.paging;

import org.jspecify.annotations.NullMarked;

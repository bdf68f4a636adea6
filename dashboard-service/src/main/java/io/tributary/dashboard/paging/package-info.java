/** Pages of lists that go on by cursor, or by number where people leaf through them. */
@NullMarked
package io.tributary.dashboard.paging;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.dashboard.paging;

import org.jspecify.annotations.NullMarked;

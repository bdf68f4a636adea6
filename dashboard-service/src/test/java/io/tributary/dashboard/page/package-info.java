@NullMarked
package io.tributary.dashboard.page;

import org.jspecify.annotations.NullMarked;

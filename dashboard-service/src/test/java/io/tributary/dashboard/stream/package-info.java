@NullMarked
package io.tributary.dashboard.stream;

import org.jspecify.annotations.NullMarked;

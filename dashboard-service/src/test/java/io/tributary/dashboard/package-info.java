@NullMarked
package io.tributary.dashboard;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.dashboard.problem;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.dashboard.audit;

import org.jspecify.annotations.NullMarked;

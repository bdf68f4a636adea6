@NullMarked
package io.tributary.dashboard.availability;

import org.jspecify.annotations.NullMarked;

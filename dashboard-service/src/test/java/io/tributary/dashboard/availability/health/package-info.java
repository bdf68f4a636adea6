@NullMarked
package io.tributary.dashboard.availability.health;

import org.jspecify.annotations.NullMarked;

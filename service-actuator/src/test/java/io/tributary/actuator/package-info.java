@NullUnmarked
package io.tributary.actuator;

import org.jspecify.annotations.NullUnmarked;

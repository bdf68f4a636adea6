/** Who may ask a service how it is. */
@NullMarked
package io.tributary.actuator;

import org.jspecify.annotations.NullMarked;

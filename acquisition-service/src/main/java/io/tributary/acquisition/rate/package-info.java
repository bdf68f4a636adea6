/** How many messages a device may send. */
@NullMarked
package io.tributary.acquisition.rate;

import org.jspecify.annotations.NullMarked;

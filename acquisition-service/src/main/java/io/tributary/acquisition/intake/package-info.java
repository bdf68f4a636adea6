/** Every message a device publishes, from its arrival to the entry that accounts for it. */
@NullMarked
package io.tributary.acquisition.intake;

import org.jspecify.annotations.NullMarked;

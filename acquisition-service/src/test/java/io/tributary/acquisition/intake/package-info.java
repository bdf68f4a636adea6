@NullMarked
package io.tributary.acquisition.intake;

import org.jspecify.annotations.NullMarked;

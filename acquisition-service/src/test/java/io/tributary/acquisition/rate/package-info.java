@NullMarked
package io.tributary.acquisition.rate;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.acquisition;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.acquisition.rejection;

import org.jspecify.annotations.NullMarked;

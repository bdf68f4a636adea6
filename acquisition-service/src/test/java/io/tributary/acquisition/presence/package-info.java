@NullMarked
package io.tributary.acquisition.presence;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.topology;

import org.jspecify.annotations.NullMarked;

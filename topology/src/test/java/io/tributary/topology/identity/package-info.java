@NullMarked
package io.tributary.topology.identity;

import org.jspecify.annotations.NullMarked;

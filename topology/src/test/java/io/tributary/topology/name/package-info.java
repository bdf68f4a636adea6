@NullMarked
package io.tributary.topology.name;

import org.jspecify.annotations.NullMarked;

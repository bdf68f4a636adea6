@NullMarked
package io.tributary.topology.contract;

import org.jspecify.annotations.NullMarked;

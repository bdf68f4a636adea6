@NullMarked
package io.tributary.topology.audit;

import org.jspecify.annotations.NullMarked;

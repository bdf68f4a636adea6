/** The gateway: the edge's store, its windows, its transactions, presence and commands. */
@NullMarked
package io.tributary.gateway;

import org.jspecify.annotations.NullMarked;

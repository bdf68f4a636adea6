@NullMarked
package io.tributary.topology.command;

import org.jspecify.annotations.NullMarked;

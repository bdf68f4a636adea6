/** How long commands take, and whether every one of them is accounted for. */
@NullMarked
package io.tributary.benchmarks.commands;

import org.jspecify.annotations.NullMarked;

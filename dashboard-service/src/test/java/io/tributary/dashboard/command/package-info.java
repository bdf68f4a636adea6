@NullMarked
package io.tributary.dashboard.command;

import org.jspecify.annotations.NullMarked;

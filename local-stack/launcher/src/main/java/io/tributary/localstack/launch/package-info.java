/** Starts, watches and ends the processes of a local stack. */
@NullMarked
package io.tributary.localstack.launch;

import org.jspecify.annotations.NullMarked;

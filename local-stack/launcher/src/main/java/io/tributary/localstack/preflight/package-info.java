/** What must be true of the machine before anything is started. */
@NullMarked
package io.tributary.localstack.preflight;

import org.jspecify.annotations.NullMarked;

/** Tests of this package. */
@NullMarked
package io.tributary.localstack.preflight;

import org.jspecify.annotations.NullMarked;

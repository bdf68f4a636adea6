/** Tests of this package. */
@NullMarked
package io.tributary.localstack.launch;

import org.jspecify.annotations.NullMarked;

/** Tests of this package. */
@NullMarked
package io.tributary.localstack.options;

import org.jspecify.annotations.NullMarked;

/** Tests of this package. */
@NullMarked
package io.tributary.localstack.console;

import org.jspecify.annotations.NullMarked;

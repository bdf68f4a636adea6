/** Tests of this package. */
@NullMarked
package io.tributary.localstack.credentials;

import org.jspecify.annotations.NullMarked;

/** Tests of accounts of devices. */
@NullMarked
package io.tributary.gateway.credential;

import org.jspecify.annotations.NullMarked;

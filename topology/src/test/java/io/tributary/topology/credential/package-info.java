/** Tests of credentials. */
@NullMarked
package io.tributary.topology.credential;

import org.jspecify.annotations.NullMarked;

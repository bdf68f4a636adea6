/** Free ports of this machine. */
@NullMarked
package io.tributary.localstack.ports;

import org.jspecify.annotations.NullMarked;

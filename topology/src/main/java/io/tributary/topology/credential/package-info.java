/** Credentials of devices at their site's broker, wanted from the cloud and applied at the edge. */
@NullMarked
package io.tributary.topology.credential;

import org.jspecify.annotations.NullMarked;

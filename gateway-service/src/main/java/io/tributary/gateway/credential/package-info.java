/** Accounts of devices at the site's broker, as the cloud wants them. */
@NullMarked
package io.tributary.gateway.credential;

import org.jspecify.annotations.NullMarked;

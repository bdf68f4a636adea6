/** Which site and gateway this is; the site model and signs of life for the cloud. */
@NullMarked
package io.tributary.gateway.site;

import org.jspecify.annotations.NullMarked;

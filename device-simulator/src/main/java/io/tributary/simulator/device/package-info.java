/** The devices of the site: each a client that measures, obeys, drops off and returns. */
@NullMarked
package io.tributary.simulator.device;

import org.jspecify.annotations.NullMarked;

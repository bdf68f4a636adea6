/** JSON codecs of versioned messages. */
@NullMarked
package io.tributary.topology.json;

import org.jspecify.annotations.NullMarked;

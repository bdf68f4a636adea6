/** Tests of how messages become JSON and back. */
@NullMarked
package io.tributary.topology.json;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tributary.topology.site;

import org.jspecify.annotations.NullMarked;

/** Tests of the site settings. */
@NullMarked
package io.tributary.simulator.site;

import org.jspecify.annotations.NullMarked;

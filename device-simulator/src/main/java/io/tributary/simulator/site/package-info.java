/** The site model that this simulator plays. */
@NullMarked
package io.tributary.simulator.site;

import org.jspecify.annotations.NullMarked;

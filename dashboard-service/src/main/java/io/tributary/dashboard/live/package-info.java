/** The live read model: sites, presence, reported states and newest values, in bounded memory. */
@NullMarked
package io.tributary.dashboard.live;

import org.jspecify.annotations.NullMarked;

/** Changes of presence that are kept. */
@NullMarked
package io.tributary.dashboard.presence.elasticsearch;

import org.jspecify.annotations.NullMarked;

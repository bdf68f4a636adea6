/** What is measured of the gateway from within its package. */
@NullMarked
package io.tributary.gateway.aggregation;

import org.jspecify.annotations.NullMarked;

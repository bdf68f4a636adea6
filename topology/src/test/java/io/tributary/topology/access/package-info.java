/** Tests of who may do what in Kafka. */
@NullMarked
package io.tributary.topology.access;

import org.jspecify.annotations.NullMarked;

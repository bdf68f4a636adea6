/** Who may do what in Kafka: accounts of services, and their rights. */
@NullMarked
package io.tributary.topology.access;

import org.jspecify.annotations.NullMarked;

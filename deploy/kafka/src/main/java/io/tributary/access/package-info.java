/** Brings topics, accounts and rights of the services into a Kafka cluster. */
@NullMarked
package io.tributary.access;

import org.jspecify.annotations.NullMarked;

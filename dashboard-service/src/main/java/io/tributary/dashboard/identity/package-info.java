/** Users and their API tokens, as they stand in Kafka, and changes to them. */
@NullMarked
package io.tributary.dashboard.identity;

import org.jspecify.annotations.NullMarked;

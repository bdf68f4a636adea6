/** Kafka and Elasticsearch as they are secured in a deployment, and what each service may do. */
@NullMarked
package io.tributary.system.access;

import org.jspecify.annotations.NullMarked;

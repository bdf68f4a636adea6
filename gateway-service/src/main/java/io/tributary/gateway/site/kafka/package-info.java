/** The site model and signs of life in Kafka. */
@NullMarked
package io.tributary.gateway.site.kafka;

import org.jspecify.annotations.NullMarked;

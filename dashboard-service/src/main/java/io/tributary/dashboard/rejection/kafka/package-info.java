/** Requests to feed rejections in again, to Kafka and from it. */
@NullMarked
package io.tributary.dashboard.rejection.kafka;

import org.jspecify.annotations.NullMarked;

/** What Kafka tells of the flow: messages that arrive, rejections, and how far the indexing is. */
@NullMarked
package io.tributary.dashboard.pipeline.kafka;

import org.jspecify.annotations.NullMarked;

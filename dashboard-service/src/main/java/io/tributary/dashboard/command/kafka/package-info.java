/** Commands into Kafka, and their states out of it. */
@NullMarked
package io.tributary.dashboard.command.kafka;

import org.jspecify.annotations.NullMarked;

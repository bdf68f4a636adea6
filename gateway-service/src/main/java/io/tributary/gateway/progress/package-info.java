/** Commits: whole runs of the journal into Kafka, exactly once. */
@NullMarked
package io.tributary.gateway.progress;

import org.jspecify.annotations.NullMarked;

package io.tributary.gateway.preview;

import io.tributary.gateway.aggregation.Aggregation.Aggregated;
import java.util.List;

/**
 * Shows what a commit will carry to whoever listens at the site. Only a courtesy: it promises
 * nothing, and never blocks, delays or fails a commit.
 */
@FunctionalInterface
public interface Preview {

    /** Shows nothing. */
    Preview NONE = messages -> {};

    /**
     * Takes note of the messages of a commit, before Kafka has it. Returns at once and never
     * throws. A commit that is made again has the same number and is offered again.
     */
    void offer(List<Aggregated> messages);
}

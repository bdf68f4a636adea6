package io.tributary.streaming.indexing;

import java.util.List;

/**
 * All feeds of this service.
 *
 * @param all each with its own consumer group
 */
public record Feeds(List<FeedDelivery> all) {

    public Feeds {
        all = List.copyOf(all);
    }
}

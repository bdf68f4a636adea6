package io.tributary.streaming.indexing;

import io.tributary.streaming.document.SourceRecord;
import java.time.Duration;
import java.util.List;

/**
 * Delivers the records of one feed. Thread-safe: consumers of the same feed share it, each with
 * batches of its own.
 */
public final class FeedDelivery {

    private final Feed feed;
    private final BulkWriter writer;
    private final IndexingProperties properties;
    private final IndexingMetrics metrics;
    private final FeedState state;
    private final FeedProgress progress;
    private final StopSignal stop;

    FeedDelivery(
            Feed feed,
            BulkWriter writer,
            IndexingProperties properties,
            IndexingMetrics metrics,
            FeedState state,
            FeedProgress progress,
            StopSignal stop) {
        this.feed = feed;
        this.writer = writer;
        this.properties = properties;
        this.metrics = metrics;
        this.state = state;
        this.progress = progress;
        this.stop = stop;
    }

    public Feed feed() {
        return feed;
    }

    public FeedState state() {
        return state;
    }

    public FeedProgress progress() {
        return progress;
    }

    /** How long to wait before records that are not done are delivered again. */
    public Duration pause() {
        return properties.pause();
    }

    /**
     * Writes the documents of the records and tries again, for as long as the patience set allows,
     * what cannot be written for now. Ends early when the service is to stop. Called by the thread
     * that consumes, which it blocks.
     *
     * @param records in the order in which their offsets are committed
     * @return how many of them, from the first, are done: each of their documents is stored, was
     *     there already, or stands in {@code rejected}. The others must be delivered again.
     */
    public int deliver(List<SourceRecord> records) {
        BulkBuffer buffer =
                new BulkBuffer(properties.bulkSize().toBytes(), properties.bulkDocuments());
        return new BatchDelivery(
                        feed, writer, metrics, state, stop, buffer, properties.patience(), records)
                .run();
    }
}

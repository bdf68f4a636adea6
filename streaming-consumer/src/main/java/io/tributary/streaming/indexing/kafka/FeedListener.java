package io.tributary.streaming.indexing.kafka;

import io.tributary.streaming.document.SourceRecord;
import io.tributary.streaming.indexing.FeedDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Hands each batch to its feed and commits, at least once: the offsets of exactly those leading
 * records that are done. The others are read again after a pause in which the consumer stays in its
 * group.
 */
final class FeedListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(FeedListener.class);

    private final FeedDelivery delivery;

    FeedListener(FeedDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Acknowledgment acknowledgment) {
        Acknowledgment offsets = Objects.requireNonNull(acknowledgment, "needs AckMode.MANUAL");
        int done = deliver(batch.stream().map(FeedListener::asSource).toList());
        if (done == batch.size()) {
            offsets.acknowledge();
        } else {
            offsets.nack(done, delivery.pause());
        }
    }

    private int deliver(List<SourceRecord> records) {
        try {
            return delivery.deliver(records);
        } catch (RuntimeException e) {
            // A defect of ours; skipping the records would lose them.
            LOG.error(
                    "Indexing failed and is tried again. feed={} first={} records={}",
                    delivery.feed().name(),
                    records.getFirst(),
                    records.size(),
                    e);
            return 0;
        }
    }

    static SourceRecord asSource(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        return new SourceRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                record.value());
    }
}

package io.tributary.dashboard.live.kafka;

import io.micrometer.core.instrument.Counter;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a tail follows, from where, and who takes the records. */
final class TailPlan {

    private static final Logger LOG = LoggerFactory.getLogger(TailPlan.class);

    private final Map<String, RecordHandler> handlers;
    private final @Nullable Duration back;
    private final Clock clock;
    private final Counter unreadable;

    /**
     * @param handlers one per topic
     * @param back how far back to start; null for the beginning
     * @param clock tells what back is counted from
     * @param unreadable counts the records that were passed over
     */
    TailPlan(
            List<RecordHandler> handlers,
            @Nullable Duration back,
            Clock clock,
            Counter unreadable) {
        this.handlers =
                handlers.stream()
                        .collect(
                                Collectors.toMap(
                                        handler -> handler.topic().topicName(),
                                        Function.identity()));
        this.back = back;
        this.clock = clock;
        this.unreadable = unreadable;
    }

    List<KafkaTopic> topics() {
        return handlers.values().stream().map(RecordHandler::topic).sorted().toList();
    }

    void start(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        if (back == null) {
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        long from = clock.instant().minus(back).toEpochMilli();
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, from)).get(partition);
        if (found == null) {
            consumer.seekToEnd(List.of(partition));
        } else {
            consumer.seek(partition, found.offset());
        }
    }

    /** Hands the record on. One that cannot be taken does not keep others from being taken. */
    void handle(ConsumerRecord<byte[], byte[]> record) {
        try {
            Objects.requireNonNull(handlers.get(record.topic()), record.topic())
                    .handle(text(record.key()), record.value());
        } catch (RuntimeException e) {
            unreadable.increment();
            LOG.warn(
                    "Passed over a record that cannot be read topic={} partition={} offset={}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}

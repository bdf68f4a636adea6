package io.tributary.gateway.progress;

import io.tributary.gateway.aggregation.Aggregation;
import io.tributary.gateway.aggregation.Aggregations;
import io.tributary.gateway.deduplication.RecentMessages;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.journal.RecordType;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the journal into runs. Bounded in bytes of both sides and messages, so that a long backlog
 * drains in steady steps. A batch that cannot be aggregated, be it by a defect of ours or because
 * another version wrote it, becomes a rejection: it must not hold up what comes after it.
 */
final class RunReader {

    private static final Logger LOG = LoggerFactory.getLogger(RunReader.class);
    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);
    private static final JsonCodec<BatchEntry.SensedMessage> MESSAGES =
            JsonCodec.of(BatchEntry.SensedMessage.class);

    /** A run ends after the batch that reaches it. */
    static final int MAX_MESSAGES = 50_000;

    /**
     * By its upper bound, and as memory takes several times as much. Where thousands of devices
     * have one message each in a window, half of {@link #MAX_MESSAGES} reach it. Where each has
     * several, no fewer than all of them may: a window that is cut more often is so many more
     * documents in Elasticsearch.
     */
    static final long MAX_JSON_BYTES = 20L * 1024 * 1024;

    private final Journal journal;
    private final Aggregations aggregations;
    private final Refusals refusals;
    private final RecentMessages recent;
    private final String batchTopic;
    private final Set<Long> unusable = new HashSet<>();

    RunReader(
            Journal journal,
            Aggregations aggregations,
            Refusals refusals,
            RecentMessages recent,
            GatewayIdentity gateway) {
        this.journal = journal;
        this.aggregations = aggregations;
        this.refusals = refusals;
        this.recent = recent;
        this.batchTopic = MqttTopic.acquired(gateway.shard()).value();
    }

    /**
     * Reads the next run.
     *
     * @param from journal position after the last commit
     * @param upTo journal position that was durable when the window ended
     * @param maxBytes the run ends after the record that reaches it
     * @param now time of the rejections that are made
     */
    Run read(long from, long upTo, long maxBytes, Instant now) {
        while (true) {
            try {
                return tryToRead(from, upTo, maxBytes, now);
            } catch (UnusableRecordException e) {
                LOG.error(
                        "a journal record cannot be used and is rejected, position={}",
                        e.position,
                        e.getCause());
                unusable.add(e.position);
            }
        }
    }

    private Run tryToRead(long from, long upTo, long maxBytes, Instant now) {
        recent.begin(from);
        Aggregation aggregation = aggregations.begin();
        List<Rejection> rejections = new ArrayList<>();
        long repeats = 0;
        long position = journal.firstReadable(from);
        long bytes = 0;
        int records = 0;
        while (position < upTo && bytes < maxBytes && hasRoom(aggregation)) {
            JournalRecord found = journal.read(position);
            if (found == null) {
                // nothing but the journal's own bookkeeping
                position = upTo;
                break;
            }
            if (unusable.contains(found.position())) {
                rejections.add(rejection(found, now));
            } else {
                repeats += add(found, aggregation, rejections, now);
            }
            position = found.end();
            bytes += found.payload().length;
            records++;
        }
        return new Run(position, records, aggregation, rejections, repeats, position < upTo);
    }

    private static boolean hasRoom(Aggregation aggregation) {
        return aggregation.messages() < MAX_MESSAGES && aggregation.bytes() < MAX_JSON_BYTES;
    }

    /** What lies below was committed. */
    void committed(long position) {
        unusable.removeIf(each -> each < position);
    }

    /**
     * @return how many messages came before
     */
    private long add(
            JournalRecord found, Aggregation aggregation, List<Rejection> rejections, Instant now) {
        long repeats = 0;
        try {
            if (found.type() == RecordType.REJECTION) {
                rejections.add(REJECTIONS.decode(found.payload()));
                return 0;
            }
            for (BatchEntry entry : BATCHES.decode(found.payload()).entries()) {
                switch (entry) {
                    case BatchEntry.SensedMessage message -> {
                        if (recent.isRepeat(message, found.position())) {
                            repeats++;
                        } else if (Aggregation.isTooLarge(message)) {
                            rejections.add(tooLarge(message, now));
                        } else {
                            aggregation.add(message);
                        }
                    }
                    case BatchEntry.RejectedMessage rejected ->
                            rejections.add(rejected.rejection());
                    case BatchEntry.DeviceEvent event -> {
                        // presence and reported states are published from the book
                    }
                }
            }
        } catch (RuntimeException e) {
            throw new UnusableRecordException(found.position(), e);
        }
        return repeats;
    }

    private Rejection rejection(JournalRecord unusable, Instant now) {
        return refusals.batch(
                batchTopic,
                unusable.payload(),
                RejectionReason.INTERNAL_ERROR,
                "the gateway could not use this batch; its log says why",
                now);
    }

    private Rejection tooLarge(BatchEntry.SensedMessage message, Instant now) {
        return refusals.batch(
                batchTopic,
                MESSAGES.encode(message),
                RejectionReason.TOO_LARGE,
                "a text is longer than a message to Kafka may be",
                now);
    }

    private static final class UnusableRecordException extends RuntimeException {

        private final long position;

        UnusableRecordException(long position, RuntimeException cause) {
            super(cause);
            this.position = position;
        }
    }
}

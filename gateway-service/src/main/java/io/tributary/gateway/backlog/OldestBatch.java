package io.tributary.gateway.backlog;

import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.journal.RecordType;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the first record that is not in Kafka came from its device. Not thread-safe. */
final class OldestBatch {

    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);

    private final Journal journal;
    private long position = -1;
    private @Nullable Instant at;

    OldestBatch(Journal journal) {
        this.journal = journal;
    }

    /** Null where nothing stands after the position, or what does tells no time. */
    @Nullable Instant after(long committed) {
        if (position == committed && at != null) {
            return at;
        }
        position = committed;
        at = read(committed);
        return at;
    }

    private @Nullable Instant read(long committed) {
        try {
            JournalRecord found = journal.read(journal.firstReadable(committed));
            return found == null ? null : time(found);
        } catch (RuntimeException e) {
            // unreadable, or deleted meanwhile: the committer says what there is to say
            return null;
        }
    }

    private static @Nullable Instant time(JournalRecord found) {
        return found.type() == RecordType.REJECTION
                ? REJECTIONS.decode(found.payload()).receivedAt()
                : BATCHES.decode(found.payload()).entries().stream()
                        .map(OldestBatch::time)
                        .findFirst()
                        .orElse(null);
    }

    private static Instant time(BatchEntry entry) {
        return switch (entry) {
            case BatchEntry.SensedMessage message -> message.acquiredAt();
            case BatchEntry.DeviceEvent event -> event.at();
            case BatchEntry.RejectedMessage rejected -> rejected.rejection().receivedAt();
        };
    }
}

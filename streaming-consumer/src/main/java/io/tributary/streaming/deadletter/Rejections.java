package io.tributary.streaming.deadletter;

import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.SourceRecord;
import io.tributary.streaming.document.Subject;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes rejections whose id follows from the record's place in Kafka, so that a redelivery gives
 * the same one again. Their time is the record's, so that it lands in the same index, too.
 */
public final class Rejections {

    /** As much of a reason as a person reads. */
    private static final int DETAIL_LENGTH = 1_000;

    private static final String WHOLE_RECORD = "record";

    private Rejections() {}

    /** The record as a whole cannot be read; carries its bytes. */
    public static Rejection unreadable(SourceRecord record, String problem) {
        Subject subject = RecordSubject.of(record);
        byte[] value = record.value();
        return Rejection.of(
                id(record, WHOLE_RECORD),
                subject.site(),
                "kafka",
                record.topic(),
                subject.location(),
                subject.device(),
                RejectionReason.UNREADABLE_RECORD,
                detail(record, problem),
                value == null ? new byte[0] : value,
                record.timestamp());
    }

    /**
     * Elasticsearch refuses one document of the record; carries the document's bytes and counts
     * what is missing from the index with it.
     *
     * @param item which of the record's documents, from 0
     */
    public static Rejection refused(
            SourceRecord record, int item, Document document, String problem) {
        Subject subject = document.subject();
        Rejection one =
                Rejection.of(
                        id(record, Integer.toString(item)),
                        subject.site(),
                        "elasticsearch",
                        document.index(),
                        subject.location(),
                        subject.device(),
                        RejectionReason.DOCUMENT_REFUSED,
                        detail(record, problem),
                        document.source(),
                        record.timestamp());
        return one.counting(document.counts());
    }

    /** With the time, since a topic that was deleted and made again counts from zero again. */
    private static UUID id(SourceRecord record, String item) {
        String name = record + "/" + record.timestamp().toEpochMilli() + "/" + item;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String detail(SourceRecord record, String problem) {
        String text = "%s (Kafka record %s)".formatted(problem, record);
        return text.length() <= DETAIL_LENGTH ? text : text.substring(0, DETAIL_LENGTH) + "…";
    }
}

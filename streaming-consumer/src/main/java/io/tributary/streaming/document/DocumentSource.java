package io.tributary.streaming.document;

import java.util.List;

/** Turns the records of one or more Kafka topics into documents. Thread-safe. */
public interface DocumentSource {

    /**
     * The documents of a record, the same and in the same order each time, but for when a rollup is
     * due; none where the record asks for none.
     *
     * @throws RuntimeException when the record cannot be read; it belongs in {@code rejected}, with
     *     the message
     */
    List<Document> documents(SourceRecord record);
}

package io.tributary.streaming.indexing;

import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.Subject;
import io.tributary.streaming.document.WriteRule;
import io.tributary.topology.name.SiteId;

/** Documents of which only place and size matter. */
final class Pending {

    private Pending() {}

    static PendingDocument of(int record, String id, WriteRule rule, int bytes) {
        return new PendingDocument(record, 0, document(id, rule, bytes));
    }

    static Document document(String id, WriteRule rule, int bytes) {
        Subject subject = new Subject(SiteId.of("home"), "kitchen", null);
        return new Document("index", id, rule, new byte[bytes], subject, 1, null);
    }
}

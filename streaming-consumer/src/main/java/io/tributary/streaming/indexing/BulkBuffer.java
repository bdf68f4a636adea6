package io.tributary.streaming.indexing;

import io.tributary.streaming.document.WriteRule.Newest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers documents up to the size of one bulk request. Of several versions of one document only
 * the newest is kept, in a backlog most latest values are outdated before they are written, and of
 * equal marks one. Not thread-safe.
 */
final class BulkBuffer {

    private final long maxBytes;
    private final int maxDocuments;
    private final Map<String, Integer> positions = new HashMap<>();
    private List<PendingDocument> documents = new ArrayList<>();
    private long bytes;

    BulkBuffer(long maxBytes, int maxDocuments) {
        this.maxBytes = maxBytes;
        this.maxDocuments = maxDocuments;
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Whether one more would be too much; an empty buffer takes any document. */
    boolean isFullFor(PendingDocument next) {
        return !isEmpty()
                && (documents.size() >= maxDocuments
                        || bytes + next.document().bulkBytes() > maxBytes);
    }

    void add(PendingDocument next) {
        if (next.document().rule() instanceof Newest newest) {
            Integer position = positions.putIfAbsent(place(next), documents.size());
            if (position != null) {
                replaceIfNewer(position, next, newest);
                return;
            }
        } else if (next.isMark() && positions.putIfAbsent(place(next), documents.size()) != null) {
            return; // one mark is as good as many
        }
        documents.add(next);
        bytes += next.document().bulkBytes();
    }

    private static String place(PendingDocument next) {
        return next.document().index() + "/" + next.document().id();
    }

    private void replaceIfNewer(int position, PendingDocument next, Newest newest) {
        PendingDocument present = documents.get(position);
        if (present.document().rule() instanceof Newest held && newest.version() > held.version()) {
            documents.set(position, next);
            bytes += next.document().bulkBytes() - present.document().bulkBytes();
        }
    }

    /** Hands over what was gathered and starts anew. */
    List<PendingDocument> drain() {
        List<PendingDocument> drained = documents;
        documents = new ArrayList<>();
        positions.clear();
        bytes = 0;
        return drained;
    }
}

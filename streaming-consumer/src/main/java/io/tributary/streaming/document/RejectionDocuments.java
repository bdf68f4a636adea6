package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import java.util.List;

/** A record of {@code rejected} becomes the document of its rejection. */
public final class RejectionDocuments implements DocumentSource {

    private static final JsonCodec<Rejection> CODEC = JsonCodec.of(Rejection.class);

    @Override
    public List<Document> documents(SourceRecord record) {
        return List.of(of(CODEC.decode(record.requiredValue())));
    }

    /** The document of a rejection. */
    public static Document of(Rejection rejection) {
        return new Document(
                Index.REJECTED.nameFor(rejection.receivedAt()),
                rejection.id().toString(),
                new Create(),
                CODEC.encode(rejection),
                new Subject(rejection.site(), rejection.location(), rejection.deviceID()),
                rejection.count(),
                null);
    }
}

package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.audit.AuditEvent;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.SiteId;
import java.util.List;

/** A record of {@code audit} becomes the document of its event, which is never changed. */
public final class AuditDocuments implements DocumentSource {

    private static final JsonCodec<AuditEvent> CODEC = JsonCodec.of(AuditEvent.class);

    /** What is done to a deployment belongs to no site. */
    private static final Subject NO_SITE = new Subject(SiteId.of("unknown"), null, null);

    @Override
    public List<Document> documents(SourceRecord record) {
        AuditEvent event = CODEC.decode(record.requiredValue());
        return List.of(
                new Document(
                        Index.AUDIT.nameFor(event.at()),
                        event.id().toString(),
                        new Create(),
                        CODEC.encode(event),
                        NO_SITE,
                        1,
                        null));
    }
}

package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Latest;
import io.tributary.topology.name.SiteId;
import java.time.Instant;

/**
 * Says from which time on each minute with readings has its rollups, or a mark that it is to have
 * them. Where it is missing, nothing is known of rollups.
 *
 * @param from the time; 1970 where all of it is
 */
public record RollupsReady(Instant from) {

    /** Id of the document, of which there is one. */
    public static final String ID = "state";

    /** As a document. */
    public Document document() {
        return new Document(
                Index.ROLLUP_PENDING.alias(),
                ID,
                new Latest(),
                new DocumentJson().text("level", ID).time("readyFrom", from).toBytes(),
                new Subject(SiteId.of("unknown"), null, null),
                0,
                null);
    }
}

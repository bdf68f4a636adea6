package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Replay;
import java.util.List;

/**
 * A record of {@code replay} becomes the note of who fed its rejection in again, and when; of
 * several requests the first in Kafka stays. The note stands beside the rejection's own document,
 * under the same id and for the same day: the two come by different topics in any order.
 */
public final class ReplayDocuments implements DocumentSource {

    private static final JsonCodec<Replay> CODEC = JsonCodec.of(Replay.class);

    @Override
    public List<Document> documents(SourceRecord record) {
        Replay replay = CODEC.decode(record.requiredValue());
        byte[] source =
                new DocumentJson()
                        .name("id", replay.id())
                        .name("site", replay.site())
                        .text("replayedBy", replay.requestedBy())
                        .time("replayedAt", replay.requestedAt())
                        .toBytes();
        return List.of(
                new Document(
                        Index.REPLAYS.nameFor(replay.receivedAt()),
                        replay.id().toString(),
                        new Create(),
                        source,
                        new Subject(replay.site(), null, null),
                        1,
                        null));
    }
}

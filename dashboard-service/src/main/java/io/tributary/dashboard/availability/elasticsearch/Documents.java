package io.tributary.dashboard.availability.elasticsearch;

import co.elastic.clients.elasticsearch.core.search.Hit;
import io.tributary.topology.json.JsonCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads documents one by one, so that one that cannot be read does not hide the others. */
public final class Documents {

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    private Documents() {}

    /** The document as a record of ours; empty, and logged, when it is not one. */
    public static <T> Optional<T> read(Hit<JsonNode> hit, Class<T> type) {
        return read(hit.source(), hit.index(), String.valueOf(hit.id()), type);
    }

    /** The same of a document got by its id; empty also where there is none. */
    public static <T> Optional<T> read(
            @Nullable JsonNode source, String index, String id, Class<T> type) {
        try {
            return Optional.ofNullable(source)
                    .map(document -> JsonCodec.mapper().treeToValue(document, type));
        } catch (JacksonException e) {
            LOG.warn(
                    "Passed over a document that cannot be read index={} id={}: {}",
                    index,
                    id,
                    e.getOriginalMessage());
            return Optional.empty();
        }
    }
}

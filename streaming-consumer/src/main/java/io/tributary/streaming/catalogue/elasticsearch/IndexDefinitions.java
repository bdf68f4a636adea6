package io.tributary.streaming.catalogue.elasticsearch;

import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import io.tributary.streaming.catalogue.Index;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Mappings and settings of the catalogue's indices. */
final class IndexDefinitions {

    private static final String REFRESH_INTERVAL = "1s";

    private IndexDefinitions() {}

    /** The mapping as it stands in the resource of that name. */
    static TypeMapping mapping(Index index) {
        String resource = index.mapping() + ".json";
        try (InputStream json = IndexDefinitions.class.getResourceAsStream(resource)) {
            if (json == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            return TypeMapping.of(mapping -> mapping.withJson(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IndexSettings settings(int replicas) {
        return IndexSettings.of(
                settings ->
                        settings.numberOfReplicas(Integer.toString(replicas))
                                // Named, even though it is the default: else an index that nobody
                                // searched for 30 s stops refreshing.
                                .refreshInterval(interval -> interval.time(REFRESH_INTERVAL)));
    }
}

package io.tributary.streaming.catalogue.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.Alias;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.PutMappingRequest;
import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.catalogue.Preparation;
import io.tributary.streaming.catalogue.PreparationException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts an index template for each index of the catalogue, then the fixed indices and those of this
 * day and month, so that readers find every alias from the start. An index that exists is given
 * what is new in its mapping; its settings stay.
 */
@Component
@Order(2)
public class Indices implements Preparation {

    /** Above those that Elasticsearch brings along. */
    private static final long PRIORITY = 500;

    private static final int BAD_REQUEST = 400;

    private final ElasticsearchClient elasticsearch;
    private final IndexProperties properties;
    private final Clock clock;

    Indices(ElasticsearchClient elasticsearch, IndexProperties properties, Clock clock) {
        this.elasticsearch = elasticsearch;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Elasticsearch indices";
    }

    @Override
    public void prepare() {
        for (Index index : Index.values()) {
            try {
                putTemplate(index);
                putIndex(index);
            } catch (IOException | RuntimeException e) {
                throw new PreparationException(index.alias() + ": " + e.getMessage(), e);
            }
        }
    }

    private void putTemplate(Index index) throws IOException {
        TypeMapping mapping = IndexDefinitions.mapping(index);
        IndexSettings settings = IndexDefinitions.settings(properties.replicas());
        elasticsearch
                .indices()
                .putIndexTemplate(
                        template ->
                                template.name(index.alias())
                                        .indexPatterns(index.pattern())
                                        .priority(PRIORITY)
                                        .template(
                                                content ->
                                                        content.mappings(mapping)
                                                                .settings(settings)
                                                                .aliases(aliases(index))));
    }

    private static Map<String, Alias> aliases(Index index) {
        return index.isAlias()
                ? Map.of(index.alias(), Alias.of(alias -> alias))
                : Map.<String, Alias>of();
    }

    private void putIndex(Index index) throws IOException {
        String name = index.nameFor(clock.instant());
        if (exists(name) || !create(name)) {
            elasticsearch.indices().putMapping(sameMapping(index, name));
        }
    }

    private boolean exists(String name) throws IOException {
        return elasticsearch.indices().exists(exists -> exists.index(name)).value();
    }

    /** False when another instance was faster. */
    private boolean create(String name) throws IOException {
        try {
            elasticsearch.indices().create(create -> create.index(name));
            return true;
        } catch (ElasticsearchException e) {
            if (e.status() == BAD_REQUEST
                    && "resource_already_exists_exception".equals(e.error().type())) {
                return false;
            }
            throw e;
        }
    }

    private static PutMappingRequest sameMapping(Index index, String name) {
        TypeMapping mapping = IndexDefinitions.mapping(index);
        return PutMappingRequest.of(
                put -> put.index(name).dynamic(mapping.dynamic()).properties(mapping.properties()));
    }
}

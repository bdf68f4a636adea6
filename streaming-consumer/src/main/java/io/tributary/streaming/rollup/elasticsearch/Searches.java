package io.tributary.streaming.rollup.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ShardStatistics;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.indices.RefreshResponse;
import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.rollup.RollupFailedException;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Searches that answer with all of it or fail. */
final class Searches {

    private final ElasticsearchClient elasticsearch;

    Searches(ElasticsearchClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** A request that no shard may be missing from; an index may, there is nothing in it then. */
    static SearchRequest request(Index index, UnaryOperator<SearchRequest.Builder> what) {
        return what.apply(
                        new SearchRequest.Builder()
                                .index(index.alias())
                                .ignoreUnavailable(true)
                                .allowPartialSearchResults(false))
                .build();
    }

    Map<String, Aggregate> aggregations(SearchRequest request) {
        return search(request).aggregations();
    }

    SearchResponse<Void> search(SearchRequest request) {
        SearchResponse<Void> found = call(client -> client.search(request, Void.class));
        if (found.timedOut()) {
            throw new RollupFailedException("Elasticsearch ran out of time", null);
        }
        requireAll(found.shards());
        return found;
    }

    void refresh(Index index) {
        RefreshResponse refreshed =
                call(
                        client ->
                                client.indices()
                                        .refresh(
                                                all ->
                                                        all.index(index.alias())
                                                                .ignoreUnavailable(true)));
        requireAll(refreshed.shards());
    }

    private static void requireAll(@Nullable ShardStatistics shards) {
        if (shards != null && shards.failed().intValue() > 0) {
            throw new RollupFailedException(
                    "%s of %s shards of Elasticsearch failed"
                            .formatted(shards.failed(), shards.total()),
                    null);
        }
    }

    private interface Call<T> {
        T on(ElasticsearchClient client) throws IOException;
    }

    private <T> T call(Call<T> call) {
        try {
            return call.on(elasticsearch);
        } catch (ElasticsearchException e) {
            throw new RollupFailedException(
                    "Elasticsearch answers %d: %s".formatted(e.status(), e.getMessage()), e);
        } catch (IOException | RuntimeException e) {
            throw new RollupFailedException("Elasticsearch does not answer: " + e, e);
        }
    }
}

package io.tributary.dashboard.history.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.util.NamedValue;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.history.HistoryQuery;
import io.tributary.dashboard.history.HistoryRange;
import io.tributary.dashboard.history.HistoryReader;
import io.tributary.dashboard.history.Point;
import io.tributary.dashboard.history.Series;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds what has to be computed of what, then which series there are, then the points of each, in
 * three requests.
 */
@Component
class ElasticsearchHistory implements HistoryReader {

    private static final String SERIES = "series";
    private static final int EXPORT_PART = 10_000;
    private static final List<NamedValue<CompositeAggregationSource>> PARTS =
            Stream.of("location", "device", "element", "type", "unit")
                    .map(ElasticsearchHistory::part)
                    .toList();

    private final Elasticsearch elasticsearch;
    private final PendingRollups pending;
    private final Clock clock;

    ElasticsearchHistory(Elasticsearch elasticsearch, Clock clock) {
        this.elasticsearch = elasticsearch;
        this.pending = new PendingRollups(elasticsearch);
        this.clock = clock;
    }

    @Override
    public List<Series> read(HistoryQuery query) {
        HistoryPlan plan = plan(query);
        List<SeriesKey> keys = keys(query, plan);
        if (keys.isEmpty()) {
            return List.of();
        }
        List<MultiSearchResponseItem<JsonNode>> answers = search(keys, query, plan);
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).with(points(answers.get(i))))
                .toList();
    }

    @Override
    public void export(HistoryQuery query, Consumer<Series> parts) {
        for (SeriesKey key : keys(query, plan(query))) {
            for (HistoryRange slice : query.range().slices(EXPORT_PART)) {
                parts.accept(key.with(points(key, query.in(slice))));
            }
        }
    }

    private HistoryPlan plan(HistoryQuery query) {
        return HistoryPlan.of(
                query.range(),
                HistoryPlan.mayUseRollups(query.range()) ? pending.of(query) : Pending.EVERYTHING,
                clock.instant());
    }

    private List<SeriesKey> keys(HistoryQuery query, HistoryPlan plan) {
        List<SeriesKey> keys = found(query, plan);
        if (keys.size() > MAX_SERIES) {
            throw new ApiProblemException(
                    ProblemType.TOO_MANY_SERIES,
                    "More than %d series have points in this range; name locations, devices or elements."
                            .formatted(MAX_SERIES));
        }
        return keys;
    }

    private List<SeriesKey> found(HistoryQuery query, HistoryPlan plan) {
        SearchRequest request =
                SearchRequest.of(
                        search ->
                                search.index(plan.indices())
                                        .ignoreUnavailable(true)
                                        .size(0)
                                        .query(ReadingQueries.windows(query, plan))
                                        .aggregations(
                                                SERIES,
                                                a ->
                                                        a.composite(
                                                                all ->
                                                                        all.size(MAX_SERIES + 1)
                                                                                .sources(PARTS))));
        var found = elasticsearch.call(client -> client.search(request, JsonNode.class));
        // Without an index there is no answer to the aggregation.
        return !found.aggregations().containsKey(SERIES)
                ? List.of()
                : found.aggregations().get(SERIES).composite().buckets().array().stream()
                        .flatMap(bucket -> SeriesKey.of(bucket.key()).stream())
                        .toList();
    }

    private List<MultiSearchResponseItem<JsonNode>> search(
            List<SeriesKey> keys, HistoryQuery query, HistoryPlan plan) {
        MsearchRequest request =
                MsearchRequest.of(
                        all ->
                                all.index(plan.indices())
                                        .ignoreUnavailable(true)
                                        .searches(
                                                keys.stream()
                                                        .map(key -> item(key, query, plan))
                                                        .toList()));
        return elasticsearch.call(client -> client.msearch(request, JsonNode.class)).responses();
    }

    private List<Point> points(SeriesKey key, HistoryQuery query) {
        HistoryPlan plan = plan(query);
        SearchRequest request =
                SearchRequest.of(
                        search ->
                                search.index(plan.indices())
                                        .ignoreUnavailable(true)
                                        .size(0)
                                        .query(ReadingQueries.of(key, query, plan))
                                        .aggregations(
                                                PointAggregation.of(
                                                        query.range().interval(), key.isText())));
        var found = elasticsearch.call(client -> client.search(request, JsonNode.class));
        return PointAggregation.points(found.aggregations());
    }

    private static RequestItem item(SeriesKey key, HistoryQuery query, HistoryPlan plan) {
        return RequestItem.of(
                item ->
                        item.header(header -> header)
                                .body(
                                        body ->
                                                body.size(0)
                                                        .query(ReadingQueries.of(key, query, plan))
                                                        .aggregations(
                                                                PointAggregation.of(
                                                                        query.range().interval(),
                                                                        key.isText()))));
    }

    private static List<Point> points(MultiSearchResponseItem<JsonNode> answer) {
        if (answer.isFailure()) {
            throw new DependencyAwayException(
                    Dependency.ELASTICSEARCH,
                    "Elasticsearch could not compute the history: "
                            + answer.failure().error().reason());
        }
        return PointAggregation.points(answer.result().aggregations());
    }

    private static NamedValue<CompositeAggregationSource> part(String field) {
        return NamedValue.of(
                field,
                CompositeAggregationSource.of(
                        source -> source.terms(terms -> terms.field(field).missingBucket(true))));
    }
}

package io.tributary.streaming.rollup.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.Rollup;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.document.RollupMark;
import io.tributary.streaming.document.RollupsReady;
import io.tributary.streaming.rollup.PendingRollup;
import io.tributary.streaming.rollup.RollupSource;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has Elasticsearch find marks and add up what they stand for. */
@Component
class ElasticsearchRollups implements RollupSource {

    /** Rollups of a page, each with the document of its latest value. */
    static final int PAGE = 2_000;

    private static final int MARKS_PAGE = 5_000;
    private static final List<String> SERIES =
            List.of("site", "location", "device", "element", "type", "unit");
    private static final String VALUE = "value";

    private final Searches searches;

    ElasticsearchRollups(ElasticsearchClient elasticsearch) {
        this.searches = new Searches(elasticsearch);
    }

    @Override
    public void refresh(Index index) {
        searches.refresh(index);
    }

    @Override
    public List<PendingRollup> due(RollupLevel level, Instant now, int limit) {
        SearchRequest request =
                Searches.request(
                        Index.ROLLUP_PENDING,
                        s ->
                                s.size(limit)
                                        .query(RollupQueries.due(level, now))
                                        .sort(by("dueAt", SortOrder.Asc))
                                        .sort(by("start", SortOrder.Asc))
                                        .trackTotalHits(t -> t.enabled(false))
                                        .seqNoPrimaryTerm(true)
                                        .source(source -> source.fetch(false)));
        return searches.search(request).hits().hits().stream()
                .map(ElasticsearchRollups::pending)
                .toList();
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(by -> by.field(f -> f.field(field).order(order)));
    }

    private static PendingRollup pending(Hit<Void> hit) {
        return new PendingRollup(
                RollupMark.ofId(Objects.requireNonNull(hit.id())),
                Objects.requireNonNull(hit.seqNo()),
                Objects.requireNonNull(hit.primaryTerm()));
    }

    @Override
    public Due due(Instant now) {
        SearchResponse<Void> found =
                searches.search(
                        Searches.request(
                                Index.ROLLUP_PENDING,
                                s ->
                                        s.size(0)
                                                .query(RollupQueries.due(now))
                                                .trackTotalHits(t -> t.enabled(true))
                                                .aggregations(
                                                        VALUE,
                                                        a -> a.min(min -> min.field("dueAt")))));
        long count = found.hits().total() == null ? 0 : found.hits().total().value();
        Aggregate since = found.aggregations().get(VALUE);
        return new Due(
                count, count == 0 || since == null ? Optional.empty() : time(since.min().value()));
    }

    @Override
    public int compute(RollupLevel level, List<RollupMark> marks, Consumer<List<Rollup>> pages) {
        Index from = level == RollupLevel.MINUTE ? Index.READINGS : Index.ROLLUP_MINUTE;
        return new Composite(
                        from,
                        RollupQueries.of(marks),
                        SERIES,
                        level,
                        RollupAggregation.FIGURES,
                        PAGE)
                .pages(
                        searches,
                        page ->
                                pages.accept(
                                        page.stream()
                                                .map(one -> RollupAggregation.rollup(level, one))
                                                .toList()));
    }

    @Override
    public Optional<Instant> readyFrom() {
        Aggregate from =
                searches.aggregations(
                                Searches.request(
                                        Index.ROLLUP_PENDING,
                                        s ->
                                                s.size(0)
                                                        .query(
                                                                q ->
                                                                        q.ids(
                                                                                i ->
                                                                                        i.values(
                                                                                                RollupsReady
                                                                                                        .ID)))
                                                        .aggregations(
                                                                VALUE,
                                                                a ->
                                                                        a.max(
                                                                                max ->
                                                                                        max.field(
                                                                                                "readyFrom")))))
                        .get(VALUE);
        return from == null ? Optional.empty() : time(from.max().value());
    }

    /** Elasticsearch answers with an infinite number, or none, where there is nothing. */
    private static Optional<Instant> time(@Nullable Double millis) {
        return millis == null || millis.isInfinite()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(Math.round(millis)));
    }

    @Override
    public Optional<Instant> latestWindowBefore(Instant time) {
        SearchRequest request =
                Searches.request(
                        Index.READINGS,
                        s ->
                                s.size(1)
                                        .query(RollupQueries.windows(Instant.EPOCH, time))
                                        .sort(by("windowStart", SortOrder.Desc))
                                        .trackTotalHits(t -> t.enabled(false))
                                        .source(source -> source.fetch(false)));
        return searches.search(request).hits().hits().stream()
                .map(hit -> Instant.ofEpochMilli(hit.sort().getFirst().longValue()))
                .findFirst();
    }

    @Override
    public void minutes(Instant from, Instant to, Consumer<List<RollupMark>> pages) {
        new Composite(
                        Index.READINGS,
                        RollupQueries.windows(from, to),
                        List.of("site", "location"),
                        RollupLevel.MINUTE,
                        Map.of(),
                        MARKS_PAGE)
                .pages(
                        searches,
                        page ->
                                pages.accept(
                                        page.stream().map(ElasticsearchRollups::mark).toList()));
    }

    private static RollupMark mark(CompositeBucket bucket) {
        return new RollupMark(
                RollupLevel.MINUTE,
                SiteId.of(RollupAggregation.text(bucket, "site")),
                LocationName.of(RollupAggregation.text(bucket, "location")),
                RollupAggregation.start(bucket));
    }
}

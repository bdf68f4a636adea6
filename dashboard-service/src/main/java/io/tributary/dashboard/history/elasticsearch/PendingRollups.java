package io.tributary.dashboard.history.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.history.HistoryQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks which rollups are not to be used. */
final class PendingRollups {

    private static final String INDEX = "tributary-rollup-pending";
    private static final String STATE = "state";
    private static final String READY_FROM = "readyFrom";
    private static final String STARTS = "starts";

    /** More would make the question for the history too long. */
    private static final int MOST = 500;

    private final Elasticsearch elasticsearch;

    PendingRollups(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    Pending of(HistoryQuery query) {
        Query marks = ReadingQueries.marks(query);
        SearchRequest request =
                SearchRequest.of(
                        search ->
                                search.index(INDEX)
                                        .ignoreUnavailable(true)
                                        .allowPartialSearchResults(false)
                                        .size(0)
                                        .query(q -> q.bool(b -> b.should(marks).should(state())))
                                        .aggregations(STATE, readyFrom())
                                        .aggregations(starts(Level.MINUTE, marks))
                                        .aggregations(starts(Level.HOUR, marks)));
        Map<String, Aggregate> found =
                elasticsearch.call(client -> client.search(request, Void.class)).aggregations();
        Aggregate state = found.get(STATE);
        if (state == null || state.filter().docCount() == 0) {
            return Pending.EVERYTHING;
        }
        return new Pending(
                readyFrom(state), starts(found, Level.MINUTE), starts(found, Level.HOUR));
    }

    private static Query state() {
        return Query.of(q -> q.ids(ids -> ids.values(STATE)));
    }

    private static Aggregation readyFrom() {
        return Aggregation.of(
                a ->
                        a.filter(state())
                                .aggregations(
                                        READY_FROM, of -> of.max(max -> max.field(READY_FROM))));
    }

    private static @Nullable Instant readyFrom(Aggregate state) {
        Aggregate from = state.filter().aggregations().get(READY_FROM);
        Double millis = from == null ? null : from.max().value();
        return millis == null || millis.isInfinite()
                ? null
                : Instant.ofEpochMilli(Math.round(millis));
    }

    private static Map<String, Aggregation> starts(Level level, Query marks) {
        Aggregation starts = Aggregation.of(a -> a.terms(t -> t.field("start").size(MOST)));
        return Map.of(
                level.label(),
                Aggregation.of(
                        a ->
                                a.filter(
                                                f ->
                                                        f.bool(
                                                                both ->
                                                                        both.filter(marks)
                                                                                .filter(
                                                                                        ReadingQueries
                                                                                                .exactly(
                                                                                                        "level",
                                                                                                        level
                                                                                                                .label()))))
                                        .aggregations(STARTS, starts)));
    }

    /** Nothing where there are too many. */
    private static @Nullable List<Instant> starts(Map<String, Aggregate> found, Level level) {
        Aggregate marks = found.get(level.label());
        Aggregate starts = marks == null ? null : marks.filter().aggregations().get(STARTS);
        if (starts == null || !starts.isLterms()) {
            return List.of(); // no mark was ever made
        }
        LongTermsAggregate terms = starts.lterms();
        Long others = terms.sumOtherDocCount();
        return others != null && others > 0
                ? null
                : terms.buckets().array().stream()
                        .map(bucket -> Instant.ofEpochMilli(bucket.key()))
                        .toList();
    }
}

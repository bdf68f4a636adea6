package io.tributary.dashboard.history.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.tributary.dashboard.history.HistoryQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queries on {@code tributary-readings} and its rollups. */
final class ReadingQueries {

    private ReadingQueries() {}

    /** What the plan says, of what is asked for. */
    static Query windows(HistoryQuery query, HistoryPlan plan) {
        List<Query> all = new ArrayList<>();
        all.add(plan.windows());
        all.add(exactly("site", query.site().value()));
        oneOf("location", query.locations()).ifPresent(all::add);
        oneOf("device", query.devices()).ifPresent(all::add);
        oneOf("element", query.elements()).ifPresent(all::add);
        return Query.of(q -> q.bool(both -> both.filter(all)));
    }

    /** Marks of rollups that hold any of it. */
    static Query marks(HistoryQuery query) {
        List<Query> all = new ArrayList<>();
        all.add(
                Query.of(
                        q ->
                                q.range(
                                        range ->
                                                range.date(
                                                        date ->
                                                                date.field("start")
                                                                        .gte(
                                                                                query.range()
                                                                                        .from()
                                                                                        .toString())
                                                                        .lt(
                                                                                query.range()
                                                                                        .to()
                                                                                        .toString())))));
        all.add(exactly("site", query.site().value()));
        oneOf("location", query.locations()).ifPresent(all::add);
        return Query.of(q -> q.bool(both -> both.filter(all)));
    }

    /** Those of them that belong to the series. */
    static Query of(SeriesKey key, HistoryQuery query, HistoryPlan plan) {
        List<Query> all = new ArrayList<>(List.of(windows(query, plan)));
        all.add(exactly("location", key.location()));
        all.add(exactly("device", key.device()));
        all.add(exactly("element", key.element()));
        all.add(exactly("type", key.type()));
        String unit = key.unit();
        all.add(
                unit != null
                        ? exactly("unit", unit)
                        : Query.of(
                                q ->
                                        q.bool(
                                                not ->
                                                        not.mustNot(
                                                                has ->
                                                                        has.exists(
                                                                                e ->
                                                                                        e.field(
                                                                                                "unit"))))));
        return Query.of(q -> q.bool(both -> both.filter(all)));
    }

    private static Optional<Query> oneOf(String field, Set<?> names) {
        List<FieldValue> values = names.stream().map(Object::toString).map(FieldValue::of).toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Query.of(
                                q -> q.terms(any -> any.field(field).terms(t -> t.value(values)))));
    }

    static Query exactly(String field, String value) {
        return Query.of(q -> q.term(term -> term.field(field).value(value)));
    }
}

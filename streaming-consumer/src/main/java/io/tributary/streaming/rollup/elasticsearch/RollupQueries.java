package io.tributary.streaming.rollup.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.document.RollupMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What to ask for. */
final class RollupQueries {

    private RollupQueries() {}

    /** What the marks, all of one level, stand for. */
    static Query of(List<RollupMark> marks) {
        List<Query> any = merged(marks).stream().map(Stretch::query).toList();
        return Query.of(q -> q.bool(either -> either.should(any).minimumShouldMatch("1")));
    }

    /** Marks of the level that are due then. */
    static Query due(RollupLevel level, Instant now) {
        return Query.of(
                q -> q.bool(both -> both.filter(exactly("level", level.label())).filter(due(now))));
    }

    static Query due(Instant now) {
        return Query.of(q -> q.range(r -> r.date(d -> d.field("dueAt").lte(now.toString()))));
    }

    static Query windows(Instant from, Instant to) {
        return Query.of(
                q ->
                        q.range(
                                r ->
                                        r.date(
                                                d ->
                                                        d.field("windowStart")
                                                                .gte(from.toString())
                                                                .lt(to.toString()))));
    }

    /** Minutes or hours that follow one another, of the same locations of a site. */
    private record Stretch(String site, SortedSet<String> locations, Instant from, Instant to) {

        boolean isGoneOnWith(Stretch next) {
            return site.equals(next.site)
                    && to.equals(next.from)
                    && locations.equals(next.locations);
        }

        Query query() {
            List<FieldValue> names = locations.stream().map(FieldValue::of).toList();
            return Query.of(
                    q ->
                            q.bool(
                                    all ->
                                            all.filter(windows(from, to))
                                                    .filter(exactly("site", site))
                                                    .filter(
                                                            f ->
                                                                    f.terms(
                                                                            t ->
                                                                                    t.field(
                                                                                                    "location")
                                                                                            .terms(
                                                                                                    v ->
                                                                                                            v
                                                                                                                    .value(
                                                                                                                            names))))));
        }
    }

    private record Start(String site, Instant from, Instant to) {}

    private static List<Stretch> merged(List<RollupMark> marks) {
        TreeMap<Start, SortedSet<String>> locations =
                new TreeMap<>(Comparator.comparing(Start::site).thenComparing(Start::from));
        for (RollupMark mark : marks) {
            locations
                    .computeIfAbsent(
                            new Start(mark.site().value(), mark.start(), mark.end()),
                            start -> new TreeSet<>())
                    .add(mark.location().value());
        }
        List<Stretch> stretches = new ArrayList<>();
        locations.forEach(
                (start, names) ->
                        add(stretches, new Stretch(start.site(), names, start.from(), start.to())));
        return stretches;
    }

    private static void add(List<Stretch> stretches, Stretch next) {
        if (!stretches.isEmpty() && stretches.getLast().isGoneOnWith(next)) {
            Stretch last = stretches.removeLast();
            stretches.add(new Stretch(last.site(), last.locations(), last.from(), next.to()));
        } else {
            stretches.add(next);
        }
    }

    private static Query exactly(String field, String value) {
        return Query.of(q -> q.term(term -> term.field(field).value(value)));
    }
}

package io.tributary.streaming.rollup.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.json.JsonData;
import io.tributary.streaming.document.Rollup;
import io.tributary.streaming.document.Rollup.Statistics;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds windows, or minutes, up to rollups. */
final class RollupAggregation {

    private static final String COUNT = "count";
    private static final String MIN = "min";
    private static final String MAX = "max";
    private static final String SUM = "sum";
    private static final String LAST = "last";
    private static final String LAST_TEXT = "lastText";
    private static final String LAST_AT = "lastAt";
    private static final String TEXT = "text";

    /** What is added up of each. */
    static final Map<String, Aggregation> FIGURES =
            Map.of(
                    COUNT, Aggregation.of(a -> a.sum(sum -> sum.field(COUNT))),
                    MIN, Aggregation.of(a -> a.min(min -> min.field(MIN))),
                    MAX, Aggregation.of(a -> a.max(max -> max.field(MAX))),
                    SUM, Aggregation.of(a -> a.sum(sum -> sum.field(SUM))),
                    LAST, latest());

    private RollupAggregation() {}

    private static Aggregation latest() {
        return Aggregation.of(
                a ->
                        a.topHits(
                                hits ->
                                        hits.size(1)
                                                .source(
                                                        s ->
                                                                s.filter(
                                                                        f ->
                                                                                f.includes(
                                                                                        LAST,
                                                                                        LAST_TEXT,
                                                                                        LAST_AT)))
                                                .sort(
                                                        by ->
                                                                by.field(
                                                                        f ->
                                                                                f.field(LAST_AT)
                                                                                        .order(
                                                                                                SortOrder
                                                                                                        .Desc)))));
    }

    static Rollup rollup(RollupLevel level, CompositeBucket bucket) {
        Map<String, Aggregate> figures = bucket.aggregations();
        Map<?, ?> last = last(figures);
        String type = text(bucket, "type");
        return new Rollup(
                level,
                SiteId.of(text(bucket, "site")),
                LocationName.of(text(bucket, "location")),
                text(bucket, "device"),
                text(bucket, "element"),
                type,
                unit(bucket),
                start(bucket),
                Math.round(number(figure(figures, COUNT).sum().value())),
                type.equals(TEXT) ? null : statistics(figures),
                last.get(LAST) instanceof Number number ? number.doubleValue() : null,
                last.get(LAST_TEXT) instanceof String text ? text : null,
                last.get(LAST_AT) instanceof String at ? Instant.parse(at) : null);
    }

    private static Statistics statistics(Map<String, Aggregate> figures) {
        return new Statistics(
                number(figure(figures, MIN).min().value()),
                number(figure(figures, MAX).max().value()),
                number(figure(figures, SUM).sum().value()));
    }

    private static Map<?, ?> last(Map<String, Aggregate> figures) {
        JsonData source = figure(figures, LAST).topHits().hits().hits().getFirst().source();
        return source == null ? Map.of() : source.to(Map.class);
    }

    private static Aggregate figure(Map<String, Aggregate> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }

    private static double number(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    static Instant start(CompositeBucket bucket) {
        return Instant.ofEpochMilli(value(bucket, "start").longValue());
    }

    static String text(CompositeBucket bucket, String name) {
        return value(bucket, name).stringValue();
    }

    private static @Nullable String unit(CompositeBucket bucket) {
        FieldValue unit = bucket.key().get("unit");
        return unit == null || !unit.isString() ? null : unit.stringValue();
    }

    private static FieldValue value(CompositeBucket bucket, String name) {
        return Objects.requireNonNull(bucket.key().get(name), name);
    }
}

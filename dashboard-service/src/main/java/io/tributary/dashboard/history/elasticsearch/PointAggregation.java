package io.tributary.dashboard.history.elasticsearch;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import io.tributary.dashboard.history.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Cuts the windows of a series into points. Sums and counts of windows add up, means do not. */
final class PointAggregation {

    private static final String POINTS = "points";
    private static final String COUNT = "count";
    private static final String SUM = "sum";
    private static final String MIN = "min";
    private static final String MAX = "max";
    private static final String LAST = "last";
    private static final String LAST_TEXT = "lastText";

    private PointAggregation() {}

    static Map<String, Aggregation> of(Duration interval, boolean text) {
        Time width = Time.of(time -> time.time(interval.toMillis() + "ms"));
        return Map.of(
                POINTS,
                Aggregation.of(
                        a ->
                                a.dateHistogram(
                                                histogram ->
                                                        histogram
                                                                .field("windowStart")
                                                                .fixedInterval(width)
                                                                .minDocCount(1))
                                        .aggregations(text ? ofText() : ofNumbers())));
    }

    static List<Point> points(Map<String, Aggregate> answer) {
        Aggregate points = answer.get(POINTS);
        return points == null
                ? List.of()
                : points.dateHistogram().buckets().array().stream()
                        .map(PointAggregation::point)
                        .toList();
    }

    private static Map<String, Aggregation> ofNumbers() {
        return Map.of(
                COUNT, Aggregation.of(a -> a.sum(sum -> sum.field(COUNT))),
                SUM, Aggregation.of(a -> a.sum(sum -> sum.field(SUM))),
                MIN, Aggregation.of(a -> a.min(min -> min.field(MIN))),
                MAX, Aggregation.of(a -> a.max(max -> max.field(MAX))));
    }

    private static Map<String, Aggregation> ofText() {
        return Map.of(
                COUNT, Aggregation.of(a -> a.sum(sum -> sum.field(COUNT))),
                LAST,
                        Aggregation.of(
                                a ->
                                        a.topHits(
                                                hits ->
                                                        hits.size(1)
                                                                .source(
                                                                        s ->
                                                                                s.filter(
                                                                                        f ->
                                                                                                f
                                                                                                        .includes(
                                                                                                                LAST_TEXT)))
                                                                .sort(
                                                                        by ->
                                                                                by.field(
                                                                                        f ->
                                                                                                f.field(
                                                                                                                "lastAt")
                                                                                                        .order(
                                                                                                                SortOrder
                                                                                                                        .Desc))))));
    }

    private static Point point(DateHistogramBucket bucket) {
        Map<String, Aggregate> figures = bucket.aggregations();
        double count = sum(figures, COUNT);
        boolean text = figures.containsKey(LAST);
        return new Point(
                Instant.ofEpochMilli(bucket.key()),
                Math.round(count),
                text || count == 0 ? null : sum(figures, SUM) / count,
                text ? null : figure(figures, MIN).min().value(),
                text ? null : figure(figures, MAX).max().value(),
                text ? lastText(figure(figures, LAST)) : null);
    }

    private static double sum(Map<String, Aggregate> figures, String name) {
        Double value = figure(figures, name).sum().value();
        return value == null ? 0 : value;
    }

    private static Aggregate figure(Map<String, Aggregate> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }

    private static @Nullable String lastText(Aggregate last) {
        return last.topHits().hits().hits().stream()
                .map(hit -> hit.source())
                .filter(source -> source != null)
                .map(source -> source.to(JsonNode.class).path(LAST_TEXT).asString())
                .findFirst()
                .orElse(null);
    }
}

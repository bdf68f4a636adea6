package io.tributary.streaming.rollup.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.util.NamedValue;
import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.RollupLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Documents of an index by some fields and by minute or hour, page by page.
 *
 * @param index where they are
 * @param query which of them
 * @param fields by these; any of them may be absent
 * @param width by how much time
 * @param figures what is added up
 * @param size of a page
 */
record Composite(
        Index index,
        Query query,
        List<String> fields,
        RollupLevel width,
        Map<String, Aggregation> figures,
        int size) {

    private static final String BUCKETS = "buckets";

    /** Hands each page on; returns how many there were. */
    int pages(Searches searches, Consumer<List<CompositeBucket>> pages) {
        int count = 0;
        Map<String, FieldValue> after = Map.of();
        do {
            Aggregate found = searches.aggregations(request(after)).get(BUCKETS);
            if (found == null) {
                return count; // no such index
            }
            CompositeAggregate page = found.composite();
            List<CompositeBucket> buckets = page.buckets().array();
            if (!buckets.isEmpty()) {
                pages.accept(buckets);
                count++;
            }
            after = buckets.size() < size ? Map.of() : page.afterKey();
        } while (!after.isEmpty());
        return count;
    }

    private SearchRequest request(Map<String, FieldValue> after) {
        CompositeAggregation buckets =
                CompositeAggregation.of(
                        c -> {
                            c.size(size).sources(sources());
                            return after.isEmpty() ? c : c.after(after);
                        });
        return Searches.request(
                index,
                s ->
                        s.size(0)
                                .trackTotalHits(t -> t.enabled(false))
                                .query(query)
                                .aggregations(
                                        BUCKETS, a -> a.composite(buckets).aggregations(figures)));
    }

    private List<NamedValue<CompositeAggregationSource>> sources() {
        List<NamedValue<CompositeAggregationSource>> sources = new ArrayList<>();
        for (String field : fields) {
            sources.add(
                    NamedValue.of(
                            field,
                            CompositeAggregationSource.of(
                                    s ->
                                            s.terms(
                                                    t ->
                                                            t.field(field)
                                                                    .missingBucket(
                                                                            isOptional(field))))));
        }
        String interval = width.width().toMillis() + "ms";
        sources.add(
                NamedValue.of(
                        "start",
                        CompositeAggregationSource.of(
                                s ->
                                        s.dateHistogram(
                                                d ->
                                                        d.field("windowStart")
                                                                .fixedInterval(
                                                                        t -> t.time(interval))))));
        return sources;
    }

    private static boolean isOptional(String field) {
        return field.equals("unit");
    }
}

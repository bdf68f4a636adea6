package io.tributary.reconciliation.elasticsearch;

import io.tributary.reconciliation.options.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sums of {@code count} by location and device, page by page. */
final class CountQuery {

    private static final int PAGE = 1_000;

    private final List<String> filters = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();

    CountQuery(Scope scope, String deviceField, String timeField) {
        term("site", scope.site());
        term("location", scope.location());
        term(deviceField, scope.device());
        if (scope.from() != null) {
            filters.add(range(timeField, "gte", scope.from().toString()));
        }
        if (scope.to() != null) {
            filters.add(range(timeField, "lt", scope.to().toString()));
        }
        sources.add(source("location", "location"));
        sources.add(source("device", deviceField));
    }

    /** Only documents that match this too. */
    CountQuery where(String filter) {
        filters.add(filter);
        return this;
    }

    /** By the interval in which a window starts as well. */
    CountQuery by(Duration interval) {
        sources.add(
                """
                {"interval":{"date_histogram":{"field":"windowStart","fixed_interval":"%ds"}}}"""
                        .formatted(interval.toSeconds()));
        return this;
    }

    /** The request for the page after that key. */
    String after(@Nullable String key) {
        return """
        {"size":0,"query":{"bool":{"filter":[%s]}},
         "aggs":{"counts":{"composite":{"size":%d,"sources":[%s]%s},
                           "aggs":{"count":{"sum":{"field":"count"}}}}}}
        """
                .formatted(
                        String.join(",", filters),
                        PAGE,
                        String.join(",", sources),
                        key == null ? "" : ",\"after\":" + key);
    }

    private void term(String field, @Nullable String value) {
        if (value != null) {
            filters.add("{\"term\":{\"%s\":%s}}".formatted(field, quoted(value)));
        }
    }

    private static String range(String field, String bound, String value) {
        return "{\"range\":{\"%s\":{\"%s\":\"%s\"}}}".formatted(field, bound, value);
    }

    private static String source(String name, String field) {
        return "{\"%s\":{\"terms\":{\"field\":\"%s\",\"missing_bucket\":true}}}"
                .formatted(name, field);
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }
}

package io.tributary.gateway.aggregation;

import java.time.Duration;

/** Aggregations with other windows than those of a second. */
public final class TestAggregations {

    private TestAggregations() {}

    public static Aggregations of(Duration window) {
        return new Aggregations(new AggregationProperties(window, true));
    }
}

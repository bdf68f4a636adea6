package io.tributary.gateway.aggregation;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Begins aggregations with the site's settings. Thread-safe. */
@Component
public final class Aggregations {

    private final AggregationProperties properties;

    Aggregations(AggregationProperties properties) {
        this.properties = properties;
    }

    /** Length of the tumbling windows. */
    public Duration window() {
        return properties.window();
    }

    /** An empty aggregation, for one commit. */
    public Aggregation begin() {
        return new Aggregation(properties);
    }
}

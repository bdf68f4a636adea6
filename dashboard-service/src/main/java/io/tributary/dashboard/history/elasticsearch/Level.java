package io.tributary.dashboard.history.elasticsearch;

import java.time.Duration;
import java.util.List;

/** What history can be computed of, the coarsest first. */
enum Level {
    HOUR("tributary-rollup-1h", "1h", Duration.ofHours(1)),
    MINUTE("tributary-rollup-1m", "1m", Duration.ofMinutes(1)),
    /** Windows of readings, of any length; they have no label. */
    READINGS("tributary-readings", "", Duration.ZERO);

    static final List<Level> ROLLUPS = List.of(HOUR, MINUTE);

    private final String index;
    private final String label;
    private final Duration width;

    Level(String index, String label, Duration width) {
        this.index = index;
        this.label = label;
        this.width = width;
    }

    String index() {
        return index;
    }

    /** What stands in the field {@code level} of its documents. */
    String label() {
        return label;
    }

    Duration width() {
        return width;
    }

    /** Whether points of that interval consist of whole ones of it. */
    boolean fits(Duration interval) {
        return this == READINGS || interval.toMillis() % width.toMillis() == 0;
    }
}

package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** How coarse a rollup is. */
public enum RollupLevel {
    /** Computed from readings. */
    MINUTE("1m", Duration.ofMinutes(1), Index.ROLLUP_MINUTE),
    /** Computed from minutes. */
    HOUR("1h", Duration.ofHours(1), Index.ROLLUP_HOUR);

    /**
     * What is older shares one index, as does what is later than the last. Times are told by
     * devices, and without this a single clock that is wrong could have an index created for each
     * month of decades.
     */
    private static final Instant FIRST_INDEX = Instant.parse("2024-12-01T00:00:00Z");

    private static final Instant LAST_INDEX = Instant.parse("2199-12-31T23:59:59Z");

    private final String label;
    private final Duration width;
    private final Index index;

    RollupLevel(String label, Duration width, Index index) {
        this.label = label;
        this.width = width;
        this.index = index;
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static RollupLevel of(String label) {
        return Stream.of(values())
                .filter(level -> level.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rollup is called " + label));
    }

    /** Its name in documents. */
    public String label() {
        return label;
    }

    /** How much time one covers. */
    public Duration width() {
        return width;
    }

    /** Where its rollups are. */
    public Index index() {
        return index;
    }

    /** The index that holds a rollup, by its start. */
    public String indexFor(Instant start) {
        if (start.isBefore(FIRST_INDEX)) {
            return index.nameFor(FIRST_INDEX);
        }
        return index.nameFor(start.isAfter(LAST_INDEX) ? LAST_INDEX : start);
    }

    /** The start of the one that the time falls into. */
    public Instant startOf(Instant time) {
        long millis = width.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }
}

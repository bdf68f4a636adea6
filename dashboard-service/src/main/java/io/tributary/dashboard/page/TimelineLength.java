package io.tributary.dashboard.page;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How much of a device's presence is shown, up to now. */
enum TimelineLength {
    P1D(Duration.ofDays(1), 4),
    P7D(Duration.ofDays(7), 7),
    P30D(Duration.ofDays(30), 6);

    private final Duration length;
    private final int parts;

    TimelineLength(Duration length, int parts) {
        this.length = length;
        this.parts = parts;
    }

    /** What its name is; the shortest where it is none. */
    static TimelineLength of(String name) {
        for (TimelineLength each : values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return P1D;
    }

    Duration length() {
        return length;
    }

    /** How long ago the parts begin that it is marked by. */
    public List<Duration> marks() {
        return IntStream.range(0, parts)
                .mapToObj(part -> length.multipliedBy(parts - part).dividedBy(parts))
                .toList();
    }
}

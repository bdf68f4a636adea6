package io.tributary.simulator.home;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** When the people of the house do what sensors notice. */
final class Habits {

    private record Span(LocalTime from, LocalTime to) {

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    private static final List<Span> MEALS =
            List.of(
                    new Span(LocalTime.of(7, 30), LocalTime.of(7, 50)),
                    new Span(LocalTime.of(13, 30), LocalTime.of(14, 15)),
                    new Span(LocalTime.of(20, 30), LocalTime.of(21, 15)));

    private static final Span AWAKE = new Span(LocalTime.of(7, 0), LocalTime.of(23, 30));

    private final ZoneId zone;

    Habits(ZoneId zone) {
        this.zone = zone;
    }

    /** Whether something stands on the stove. */
    boolean cooking(Instant at) {
        LocalTime time = at.atZone(zone).toLocalTime();
        return MEALS.stream().anyMatch(meal -> meal.contains(time));
    }

    /** Whether people are up. */
    boolean awake(Instant at) {
        return AWAKE.contains(at.atZone(zone).toLocalTime());
    }
}

package io.tributary.dashboard.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/** Points in time and durations for people. */
final class Times {

    private static final int SHORT_MILLIS = 10_000;
    private static final int SHORT_SECONDS = 100;
    private static final double MILLIS = 1_000.0;

    private Times() {}

    /** In the given zone, UTC where there is none, with the zone. */
    static String format(Instant at, @Nullable String zone, Words words) {
        ZonedDateTime there = at.atZone(ZoneId.of(zone == null ? "UTC" : zone));
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                        .withLocale(words.figures())
                        .format(there)
                + there.format(DateTimeFormatter.ofPattern(" zzz", words.figures()));
    }

    /** How long something took: the more precise the shorter. */
    static String took(Duration duration, Words words) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < MILLIS) {
            return words.say("took.millis", Long.toString(millis));
        }
        if (millis < SHORT_MILLIS) {
            return words.say(
                    "took.seconds", Numbers.decimals(1, words.figures()).format(millis / MILLIS));
        }
        return duration.toSeconds() < SHORT_SECONDS
                ? words.say("took.seconds", Long.toString(duration.toSeconds()))
                : words.say("took.minutes", Long.toString(duration.toMinutes()));
    }
}

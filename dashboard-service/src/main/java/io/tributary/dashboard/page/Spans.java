package io.tributary.dashboard.page;

import java.time.Duration;

/** How long something lasted, in the largest unit that says enough. */
final class Spans {

    private static final int SECONDS_SHOWN = 100;
    private static final int MINUTES_SHOWN = 100;
    private static final int HOURS_SHOWN = 48;

    private Spans() {}

    static String of(Duration span, Words words) {
        if (span.toSeconds() < SECONDS_SHOWN) {
            return words.say("span.seconds", text(span.toSeconds()));
        }
        if (span.toMinutes() < MINUTES_SHOWN) {
            return words.say("span.minutes", text(span.toMinutes()));
        }
        return span.toHours() < HOURS_SHOWN
                ? words.say("span.hours", text(span.toHours()))
                : words.say("span.days", text(span.toDays()));
    }

    private static String text(long count) {
        return Long.toString(count);
    }
}

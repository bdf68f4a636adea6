package io.tributary.dashboard.page;

import java.time.Duration;

/** How long ago, in the largest unit that says enough. */
final class Ages {

    private static final int SECONDS_SHOWN = 100;
    private static final int MINUTES_SHOWN = 100;
    private static final int HOURS_SHOWN = 48;

    private Ages() {}

    static String ago(Duration age, Words words) {
        if (age.toSeconds() < 1) {
            return words.say("age.now");
        }
        if (age.toSeconds() < SECONDS_SHOWN) {
            return words.say("age.seconds", text(age.toSeconds()));
        }
        if (age.toMinutes() < MINUTES_SHOWN) {
            return words.say("age.minutes", text(age.toMinutes()));
        }
        return age.toHours() < HOURS_SHOWN
                ? words.say("age.hours", text(age.toHours()))
                : words.say("age.days", text(age.toDays()));
    }

    private static String text(long count) {
        return Long.toString(count);
    }
}

package io.tributary.dashboard.page;

import java.time.Duration;

/** How long ago, in the largest unit that says enough. */
final class Ages {

    private static final int SECONDS_SHOWN = 100;
    private static final int MINUTES_SHOWN = 100;
    private static final int HOURS_SHOWN = 48;

    private Ages() {}

    static String ago(Duration age) {
        if (age.toSeconds() < 1) {
            return "now";
        }
        if (age.toSeconds() < SECONDS_SHOWN) {
            return age.toSeconds() + " s ago";
        }
        if (age.toMinutes() < MINUTES_SHOWN) {
            return age.toMinutes() + " min ago";
        }
        return age.toHours() < HOURS_SHOWN ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}

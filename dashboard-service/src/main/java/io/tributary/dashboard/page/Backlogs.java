package io.tributary.dashboard.page;

import io.tributary.dashboard.live.SiteBacklog;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What waits at a site for Kafka, for people. */
final class Backlogs {

    private static final long KILO = 1_000;
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Backlogs() {}

    static String sentence(SiteBacklog backlog, Instant now) {
        Instant oldest = backlog.oldestAt();
        String since =
                oldest == null
                        ? ""
                        : ", the oldest from " + Ages.ago(Duration.between(oldest, now));
        return "Readings wait at the site for Kafka%s: %s%s. Values shown here may be old; nothing is lost while there is room%s."
                .formatted(since, size(backlog.bytes()), limit(backlog), hours(backlog));
    }

    private static String limit(SiteBacklog backlog) {
        Long most = backlog.limitBytes();
        return most == null ? "" : " of " + size(most);
    }

    private static String hours(SiteBacklog backlog) {
        Double left = backlog.hoursLeft();
        return left == null
                ? ""
                : ", which is about " + Numbers.format(left) + " h more at this rate";
    }

    static String size(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= KILO && unit < UNITS.length - 1) {
            shown /= KILO;
            unit++;
        }
        return String.format(Locale.ENGLISH, unit == 0 ? "%.0f %s" : "%.1f %s", shown, UNITS[unit]);
    }
}

package io.tributary.dashboard.page;

import io.tributary.dashboard.live.SiteBacklog;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What waits at a site for Kafka, for people. */
final class Backlogs {

    private static final long KILO = 1_000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Backlogs() {}

    static String sentence(SiteBacklog backlog, Instant now, Words words) {
        return words.say(
                "page.backlog",
                since(backlog, now, words),
                size(backlog.bytes(), words.figures()),
                limit(backlog, words),
                hours(backlog, words));
    }

    private static String since(SiteBacklog backlog, Instant now, Words words) {
        Instant oldest = backlog.oldestAt();
        return oldest == null
                ? ""
                : words.say("page.backlog.since", Ages.ago(Duration.between(oldest, now), words));
    }

    private static String limit(SiteBacklog backlog, Words words) {
        Long most = backlog.limitBytes();
        return most == null ? "" : words.say("page.backlog.limit", size(most, words.figures()));
    }

    private static String hours(SiteBacklog backlog, Words words) {
        Double left = backlog.hoursLeft();
        return left == null
                ? ""
                : words.say("page.backlog.hours", Numbers.format(left, words.figures()));
    }

    static String size(long bytes, Locale region) {
        double shown = bytes;
        int unit = 0;
        while (shown >= KILO && unit < UNITS.length - 1) {
            shown /= KILO;
            unit++;
        }
        return Numbers.decimals(unit == 0 ? 0 : 1, region).format(shown) + " " + UNITS[unit];
    }
}

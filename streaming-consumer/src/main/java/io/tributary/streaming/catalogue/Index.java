package io.tributary.streaming.catalogue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of what we keep in Elasticsearch. What grows with time is an alias over one index
 * for each UTC day, month or year; retention drops whole ones.
 */
public enum Index {
    /** Windows of readings. */
    READINGS("tributary-readings", "readings", Span.DAY),
    /** Windows of rehearsals. */
    TEST("tributary-test", "readings", Span.DAY),
    /** What devices measured in each minute. */
    ROLLUP_MINUTE("tributary-rollup-1m", "rollup", Span.MONTH),
    /** What devices measured in each hour. */
    ROLLUP_HOUR("tributary-rollup-1h", "rollup", Span.YEAR),
    /** The minutes and hours of which this has to be computed. */
    ROLLUP_PENDING("tributary-rollup-pending", "rollup-pending", Span.EVER),
    /** Last value for each device and element. */
    LATEST("tributary-latest", "latest", Span.EVER),
    /** Presence of devices, reported states of actuators. */
    DEVICES("tributary-devices", "devices", Span.EVER),
    /**
     * Each change of a device's presence, by its time. Few and small, and a device may be as it is
     * for years: a day of theirs would not be worth an index.
     */
    PRESENCE("tributary-presence", "presence", Span.MONTH),
    /** Commands and their states. */
    COMMANDS("tributary-commands", "commands", Span.EVER),
    /** Rejections. */
    REJECTED("tributary-rejected", "rejected", Span.DAY),
    /** Who fed which rejection in again; by the day of the rejection. */
    REPLAYS("tributary-replays", "replays", Span.DAY),
    /** Who did what, by its time. */
    AUDIT("tributary-audit", "audit", Span.MONTH);

    /** Beyond these an index name would not sort by time, nor Elasticsearch read the date. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 9999;

    private final String alias;
    private final String mapping;
    private final Span span;

    Index(String alias, String mapping, Span span) {
        this.alias = alias;
        this.mapping = mapping;
        this.span = span;
    }

    /** The name to search under: the alias where there are several indices, else the index. */
    public String alias() {
        return alias;
    }

    /** Name of the mapping, which several may share. */
    public String mapping() {
        return mapping;
    }

    /** Whether it is an alias over one index for each day, month or year. */
    public boolean isAlias() {
        return span.name != null;
    }

    /** What the names of its indices look like, for the index template. */
    public String pattern() {
        return isAlias() ? alias + "-*" : alias;
    }

    /**
     * The index that holds a document of that time.
     *
     * @throws IllegalArgumentException when the year is outside 1970 to 9999
     */
    public String nameFor(Instant time) {
        if (span.name == null) {
            return alias;
        }
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "%s lies outside the years %d to %d, so no index is kept for it"
                            .formatted(time, FIRST_YEAR, LAST_YEAR));
        }
        return alias + "-" + span.name.format(time);
    }

    /** The UTC time that one index is for. */
    private enum Span {
        EVER(null),
        DAY("uuuu.MM.dd"),
        MONTH("uuuu.MM"),
        YEAR("uuuu");

        private final @Nullable DateTimeFormatter name;

        Span(@Nullable String pattern) {
            name =
                    pattern == null
                            ? null
                            : DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                                    .withZone(ZoneOffset.UTC);
        }
    }
}

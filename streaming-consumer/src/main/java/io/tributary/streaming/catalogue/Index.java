package io.tributary.streaming.catalogue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The catalogue of what we keep in Elasticsearch. A daily one is an alias over one index for each
 * UTC day; retention drops whole days.
 */
public enum Index {
    /** Windows of readings. */
    READINGS("tributary-readings", "readings", true),
    /** Windows of rehearsals. */
    TEST("tributary-test", "readings", true),
    /** Last value for each device and element. */
    LATEST("tributary-latest", "latest", false),
    /** Presence of devices, reported states of actuators. */
    DEVICES("tributary-devices", "devices", false),
    /** Commands and their states. */
    COMMANDS("tributary-commands", "commands", false),
    /** Rejections. */
    REJECTED("tributary-rejected", "rejected", true),
    /** Who fed which rejection in again; by the day of the rejection. */
    REPLAYS("tributary-replays", "replays", true);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Beyond these an index name would not sort by day, nor Elasticsearch read the date. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 9999;

    private final String alias;
    private final String mapping;
    private final boolean daily;

    Index(String alias, String mapping, boolean daily) {
        this.alias = alias;
        this.mapping = mapping;
        this.daily = daily;
    }

    /** The name to search under: the alias of a daily index, else the index itself. */
    public String alias() {
        return alias;
    }

    /** Name of the mapping, which several may share. */
    public String mapping() {
        return mapping;
    }

    /** Whether there is one index for each UTC day. */
    public boolean isDaily() {
        return daily;
    }

    /** What the names of its indices look like, for the index template. */
    public String pattern() {
        return daily ? alias + "-*" : alias;
    }

    /**
     * The index that holds a document of that time.
     *
     * @throws IllegalArgumentException when the year is outside 1970 to 9999
     */
    public String nameFor(Instant time) {
        if (!daily) {
            return alias;
        }
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "%s lies outside the years %d to %d, so no index is kept for its day"
                            .formatted(time, FIRST_YEAR, LAST_YEAR));
        }
        return alias + "-" + DAY.format(time);
    }
}

package io.tributary.streaming.document;

import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one element of a device measured in a minute or hour.
 *
 * @param level minute or hour
 * @param site the site
 * @param location the location
 * @param device the device, as it stands in the windows
 * @param element the element
 * @param type type of the values
 * @param unit UCUM unit, where known
 * @param start where the minute or hour begins
 * @param count readings
 * @param statistics of numbers and booleans
 * @param last the latest number in event time; booleans as 0 and 1
 * @param lastText the latest text in event time
 * @param lastAt when it was measured
 */
public record Rollup(
        RollupLevel level,
        SiteId site,
        LocationName location,
        String device,
        String element,
        String type,
        @Nullable String unit,
        Instant start,
        long count,
        @Nullable Statistics statistics,
        @Nullable Double last,
        @Nullable String lastText,
        @Nullable Instant lastAt) {

    /** Smallest, largest and sum of the values. */
    public record Statistics(double min, double max, double sum) {

        public Statistics {
            // A sum beyond what a double holds could not be written.
            sum = Math.clamp(sum, -Double.MAX_VALUE, Double.MAX_VALUE);
        }
    }

    /**
     * As a document. Its version is the number of readings: windows are only ever added, so that
     * more readings are the newer rollup, and one computed of fewer changes nothing.
     */
    public Document document() {
        DocumentJson json =
                new DocumentJson()
                        .text("level", level.label())
                        .name("site", site)
                        .name("location", location)
                        .text("device", device)
                        .text("element", element)
                        .text("type", type)
                        .text("unit", unit)
                        .time("windowStart", start)
                        .time("windowEnd", start.plus(level.width()))
                        .whole("count", count);
        Statistics values = statistics;
        if (values != null) {
            json.number("min", values.min())
                    .number("max", values.max())
                    .number("sum", values.sum())
                    .number("mean", values.sum() / count);
        }
        json.number("last", last).text("lastText", lastText).time("lastAt", lastAt);
        return new Document(
                level.indexFor(start),
                id(),
                new Newest(count),
                json.toBytes(),
                new Subject(site, location.value(), device),
                0,
                null);
    }

    private String id() {
        return ReadingId.of(
                start,
                site.value(),
                location.value(),
                device,
                element,
                type,
                unit == null ? "" : unit);
    }
}

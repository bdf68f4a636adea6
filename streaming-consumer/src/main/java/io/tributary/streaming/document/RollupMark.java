package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Latest;
import io.tributary.streaming.document.WriteRule.Remove;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;

/**
 * Says that the rollups of a location and time are to be computed, again or for the first time. It
 * stands from before their readings can be seen until the rollups hold them.
 *
 * @param level minute or hour
 * @param site the site
 * @param location the location
 * @param start where the minute or hour begins
 */
public record RollupMark(RollupLevel level, SiteId site, LocationName location, Instant start) {

    /**
     * The mark of that document.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static RollupMark ofId(String id) {
        String[] parts = id.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a mark: " + id);
        }
        return new RollupMark(
                RollupLevel.of(parts[0]),
                SiteId.of(parts[1]),
                LocationName.of(parts[2]),
                Instant.ofEpochMilli(Long.parseLong(parts[3])));
    }

    /** Where the minute or hour ends. */
    public Instant end() {
        return start.plus(level.width());
    }

    /** The mark of the hour that the minute lies in. */
    public RollupMark ofHour() {
        return new RollupMark(RollupLevel.HOUR, site, location, RollupLevel.HOUR.startOf(start));
    }

    /**
     * As a document.
     *
     * @param dueAt not before this is it worth computing
     */
    public Document document(Instant dueAt) {
        DocumentJson json =
                new DocumentJson()
                        .text("level", level.label())
                        .name("site", site)
                        .name("location", location)
                        .time("start", start)
                        .time("dueAt", dueAt);
        return document(new Latest(), json.toBytes());
    }

    /** Takes it away unless it was written again. */
    public Document removal(long seqNo, long primaryTerm) {
        return document(new Remove(seqNo, primaryTerm), new byte[0]);
    }

    private Document document(WriteRule rule, byte[] source) {
        return new Document(
                Index.ROLLUP_PENDING.alias(),
                level.label() + "/" + site + "/" + location + "/" + start.toEpochMilli(),
                rule,
                source,
                new Subject(site, location.value(), null),
                0,
                null);
    }
}

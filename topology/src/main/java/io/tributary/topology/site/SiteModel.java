package io.tributary.topology.site;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One site as its {@code site.yaml} describes it. The edge owns the file; its gateway publishes
 * this record to the compacted Kafka topic {@code site}, and everything in the cloud reads only
 * that.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param title its name for people
 * @param zone time zone of timestamps that name none
 * @param strict true: devices and elements outside the model are refused; false: accepted and shown
 *     as discovered
 * @param revision identifies the content: equal models have equal revisions
 * @param locations its locations
 */
public record SiteModel(
        String schema,
        SiteId site,
        String title,
        ZoneId zone,
        boolean strict,
        String revision,
        List<Location> locations) {

    public static final String SCHEMA = "tributary/site/1";

    public SiteModel {
        SchemaId.require(SCHEMA, schema);
        locations = List.copyOf(locations);
    }

    /** The location of that name. */
    public Optional<Location> location(LocationName name) {
        return locations.stream().filter(location -> location.name().equals(name)).findFirst();
    }
}

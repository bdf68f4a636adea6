package io.tributary.topology.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Presence of a device, in the compacted Kafka topic {@code config} under {@code
 * {site}/{location}/device/{id}}.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param location the location
 * @param device the device
 * @param revision rising per device
 * @param presence what it is
 * @param since since when it is so
 * @param lastSeenAt when anything was last heard of it; absent if never
 * @param info what the device tells of itself; absent if nothing
 */
public record DeviceState(
        String schema,
        SiteId site,
        LocationName location,
        @JsonProperty("deviceID") DeviceId device,
        long revision,
        Presence presence,
        Instant since,
        @Nullable Instant lastSeenAt,
        @Nullable Map<String, Object> info) {

    public static final String SCHEMA = "tributary/device/1";

    public DeviceState {
        SchemaId.require(SCHEMA, schema);
        if (site == null
                || location == null
                || device == null
                || presence == null
                || since == null) {
            throw new IllegalArgumentException(
                    "site, location, deviceID, presence and since are required");
        }
    }

    public DeviceState(
            SiteId site,
            LocationName location,
            DeviceId device,
            long revision,
            Presence presence,
            Instant since,
            @Nullable Instant lastSeenAt,
            @Nullable Map<String, Object> info) {
        this(SCHEMA, site, location, device, revision, presence, since, lastSeenAt, info);
    }
}

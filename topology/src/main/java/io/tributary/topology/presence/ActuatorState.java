package io.tributary.topology.presence;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state an actuator reported, in the compacted Kafka topic {@code config} under {@code
 * {site}/{location}/actuator/{name}}.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param location the location
 * @param actuator the actuator
 * @param revision rising per actuator
 * @param reported the value as reported
 * @param reportedAt when the report arrived
 * @param command the command it answers, where the device said so
 */
public record ActuatorState(
        String schema,
        SiteId site,
        LocationName location,
        ActuatorName actuator,
        long revision,
        String reported,
        Instant reportedAt,
        @Nullable CommandId command) {

    public static final String SCHEMA = "tributary/actuator/1";

    public ActuatorState {
        SchemaId.require(SCHEMA, schema);
        if (site == null
                || location == null
                || actuator == null
                || reported == null
                || reportedAt == null) {
            throw new IllegalArgumentException(
                    "site, location, actuator, reported and reportedAt are required");
        }
    }

    public ActuatorState(
            SiteId site,
            LocationName location,
            ActuatorName actuator,
            long revision,
            String reported,
            Instant reportedAt,
            @Nullable CommandId command) {
        this(SCHEMA, site, location, actuator, revision, reported, reportedAt, command);
    }
}

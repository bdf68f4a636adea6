package io.tributary.topology.command;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;

/**
 * A request to an actuator, in Kafka topic {@code cmnd}. This record, once acknowledged by Kafka,
 * is the state QUEUED.
 *
 * @param schema {@value #SCHEMA}
 * @param id the command
 * @param site the site whose gateway owns every later state
 * @param location the location
 * @param actuator the actuator
 * @param value what the actuator is to be, as text
 * @param createdAt when it was asked for
 * @param expiresAt end of its time to live; never carried out after it
 * @param createdBy who asked
 */
public record Command(
        String schema,
        CommandId id,
        SiteId site,
        LocationName location,
        ActuatorName actuator,
        String value,
        Instant createdAt,
        Instant expiresAt,
        String createdBy) {

    public static final String SCHEMA = "tributary/command/1";

    public Command {
        SchemaId.require(SCHEMA, schema);
        if (id == null
                || site == null
                || location == null
                || actuator == null
                || value == null
                || createdAt == null
                || expiresAt == null
                || createdBy == null) {
            throw new IllegalArgumentException("every property of a command is required");
        }
    }

    public Command(
            CommandId id,
            SiteId site,
            LocationName location,
            ActuatorName actuator,
            String value,
            Instant createdAt,
            Instant expiresAt,
            String createdBy) {
        this(SCHEMA, id, site, location, actuator, value, createdAt, expiresAt, createdBy);
    }
}

package io.tributary.topology.command;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Full snapshot of a command's state, in the compacted Kafka topic {@code cmnd.status}. Revision 0
 * is the command as it was queued; every later one is written by the owning gateway alone.
 *
 * @param schema {@value #SCHEMA}
 * @param id the command
 * @param revision rising; the snapshot with the highest is the truth
 * @param site the site
 * @param location the location
 * @param actuator the actuator
 * @param value what was asked for
 * @param createdAt when it was asked for
 * @param expiresAt end of its time to live
 * @param createdBy who asked
 * @param state the state
 * @param at since when
 * @param reason why, where the state alone does not say it: a sentence of {@link CommandReason}
 * @param reported the value the device last reported, where known
 * @param history every state so far with its time, the present one last
 */
public record CommandStatus(
        String schema,
        CommandId id,
        long revision,
        SiteId site,
        LocationName location,
        ActuatorName actuator,
        String value,
        Instant createdAt,
        Instant expiresAt,
        String createdBy,
        CommandState state,
        Instant at,
        @Nullable String reason,
        @Nullable String reported,
        List<Transition> history) {

    public static final String SCHEMA = "tributary/command-status/1";

    public CommandStatus {
        SchemaId.require(SCHEMA, schema);
        if (id == null || site == null || state == null || at == null || history == null) {
            throw new IllegalArgumentException("id, site, state, at and history are required");
        }
        // thousands are kept, and each was read with a text of its own
        schema = SCHEMA;
        history = List.copyOf(history);
    }

    /** The snapshot that the record in {@code cmnd} stands for. */
    public static CommandStatus queued(Command command) {
        return new CommandStatus(
                SCHEMA,
                command.id(),
                0,
                command.site(),
                command.location(),
                command.actuator(),
                command.value(),
                command.createdAt(),
                command.expiresAt(),
                command.createdBy(),
                CommandState.QUEUED,
                command.createdAt(),
                null,
                null,
                List.of(new Transition(CommandState.QUEUED, command.createdAt(), null)));
    }

    /**
     * The next snapshot: one revision on, with the new state at the end of the history.
     *
     * @param reportedValue the last reported value, or null to keep the one known
     */
    public CommandStatus moved(
            CommandState next, Instant when, @Nullable String why, @Nullable String reportedValue) {
        List<Transition> longer = new ArrayList<>(history);
        longer.add(new Transition(next, when, why));
        return new CommandStatus(
                SCHEMA,
                id,
                revision + 1,
                site,
                location,
                actuator,
                value,
                createdAt,
                expiresAt,
                createdBy,
                next,
                when,
                why,
                reportedValue != null ? reportedValue : reported,
                longer);
    }

    /**
     * One state the command was in.
     *
     * @param state the state
     * @param at since when
     * @param reason why, where there is more to say
     */
    public record Transition(CommandState state, Instant at, @Nullable String reason) {}
}

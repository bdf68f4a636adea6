package io.tributary.dashboard.command;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command as it is shown.
 *
 * @param id the command
 * @param revision rises with every state
 * @param site the site
 * @param location the location
 * @param actuator the actuator
 * @param value what was asked for
 * @param createdAt when
 * @param expiresAt end of its time to live
 * @param createdBy who asked
 * @param state the state
 * @param lastKnownState the last state the gateway told, where {@code state} is SITE_UNREACHABLE
 * @param at since when
 * @param reason why, where the state alone does not say it
 * @param reported the value the device last reported, where known
 * @param history every state so far, the present one last
 */
public record CommandView(
        CommandId id,
        long revision,
        SiteId site,
        LocationName location,
        ActuatorName actuator,
        String value,
        Instant createdAt,
        Instant expiresAt,
        String createdBy,
        ShownState state,
        @Nullable CommandState lastKnownState,
        Instant at,
        @Nullable String reason,
        @Nullable String reported,
        List<CommandStatus.Transition> history) {

    private static final String SILENT =
            "The gateway of this site is silent; what became of the command will be known when it is back.";

    static CommandView of(CommandStatus status) {
        return of(status, ShownState.of(status.state()), null, status.at(), status.reason());
    }

    static CommandView withoutNews(CommandStatus status) {
        return of(status, ShownState.SITE_UNREACHABLE, status.state(), status.expiresAt(), SILENT);
    }

    private static CommandView of(
            CommandStatus status,
            ShownState state,
            @Nullable CommandState lastKnown,
            Instant at,
            @Nullable String reason) {
        return new CommandView(
                status.id(),
                status.revision(),
                status.site(),
                status.location(),
                status.actuator(),
                status.value(),
                status.createdAt(),
                status.expiresAt(),
                status.createdBy(),
                state,
                lastKnown,
                at,
                reason,
                status.reported(),
                status.history());
    }
}

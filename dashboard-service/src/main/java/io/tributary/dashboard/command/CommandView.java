package io.tributary.dashboard.command;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandReason;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param reasonCode the same as a stable word, where it is a reason that the gateway gives
 * @param reasonArguments what it is about: the device, the value
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
        @Nullable String reasonCode,
        @Nullable List<String> reasonArguments,
        @Nullable String reported,
        List<CommandStatus.Transition> history) {

    static CommandView of(CommandStatus status) {
        return of(status, ShownState.of(status.state()), null, status.at(), status.reason());
    }

    static CommandView withoutNews(CommandStatus status) {
        return of(
                status,
                ShownState.SITE_UNREACHABLE,
                status.state(),
                status.expiresAt(),
                CommandReason.SITE_SILENT.sentence());
    }

    private static CommandView of(
            CommandStatus status,
            ShownState state,
            @Nullable CommandState lastKnown,
            Instant at,
            @Nullable String reason) {
        Optional<CommandReason.Told> told =
                Optional.ofNullable(reason).flatMap(CommandReason::read);
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
                told.map(each -> each.reason().code()).orElse(null),
                told.map(CommandReason.Told::arguments).orElse(null),
                status.reported(),
                status.history());
    }
}

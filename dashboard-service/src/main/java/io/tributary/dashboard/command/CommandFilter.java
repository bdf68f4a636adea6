package io.tributary.dashboard.command;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which commands are asked for.
 *
 * @param site of this site
 * @param location null for all
 * @param actuator null for all
 * @param targets only those to one of these; absent for all
 * @param createdBy only those that this user asked for; null for all
 * @param states only those shown in one of these states; empty for all
 * @param silentAt now, where the gateway of the site is silent: what is open then and past its time
 *     to live is shown as SITE_UNREACHABLE; null where it is not
 */
public record CommandFilter(
        SiteId site,
        @Nullable LocationName location,
        @Nullable ActuatorName actuator,
        Optional<Set<ActuatorKey>> targets,
        @Nullable String createdBy,
        Set<ShownState> states,
        @Nullable Instant silentAt) {

    public CommandFilter {
        states = Set.copyOf(states);
    }

    /** Commands in any state. */
    public CommandFilter(
            SiteId site, @Nullable LocationName location, @Nullable ActuatorName actuator) {
        this(site, location, actuator, Optional.empty(), null, Set.of(), null);
    }

    /** Whether the command is one of them. */
    public boolean matches(CommandStatus status) {
        return status.site().equals(site)
                && (location == null || status.location().equals(location))
                && (actuator == null || status.actuator().equals(actuator))
                && targets.map(all -> all.contains(Commands.actuator(status))).orElse(true)
                && (createdBy == null || status.createdBy().equals(createdBy))
                && (states.isEmpty() || states.contains(shown(status)));
    }

    /** Whether any command can be one of them. */
    boolean isPossible() {
        return targets.map(all -> !all.isEmpty()).orElse(true);
    }

    private ShownState shown(CommandStatus status) {
        CommandState state = status.state();
        boolean lost =
                silentAt != null && !state.isTerminal() && !silentAt.isBefore(status.expiresAt());
        return lost ? ShownState.SITE_UNREACHABLE : ShownState.of(state);
    }
}

package io.tributary.gateway.command;

import io.tributary.topology.command.CommandReason;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.SiteModel;
import java.time.Instant;
import java.util.Optional;

/** Decides by the site model whether a command can be carried out at all. */
sealed interface Admission {

    /**
     * It can.
     *
     * @param actuator whose it is
     * @param value in canonical form
     */
    record Admitted(Actuator actuator, String value) implements Admission {}

    /**
     * It cannot.
     *
     * @param state REJECTED or EXPIRED
     * @param reason a sentence
     */
    record Refused(CommandState state, String reason) implements Admission {}

    static Admission of(CommandStatus queued, SiteModel site, Instant now) {
        Actuator actuator = actuator(queued, site).orElse(null);
        if (actuator == null) {
            return new Refused(
                    CommandState.REJECTED,
                    CommandReason.UNKNOWN_ACTUATOR.sentence(queued.actuator(), queued.location()));
        }
        String value = actuator.canonical(queued.value()).orElse(null);
        if (value == null) {
            return new Refused(CommandState.REJECTED, refusal(actuator, queued.value()));
        }
        return now.isBefore(queued.expiresAt())
                ? new Admitted(actuator, value)
                : new Refused(CommandState.EXPIRED, CommandReason.ARRIVED_TOO_LATE.sentence());
    }

    /** The actuator that a command names. */
    static Optional<Actuator> actuator(CommandStatus command, SiteModel site) {
        return site.location(command.location())
                .flatMap(location -> location.actuator(command.actuator()));
    }

    private static String refusal(Actuator actuator, String value) {
        String allowed =
                actuator.values().isEmpty()
                        ? "a number from " + actuator.min() + " to " + actuator.max()
                        : String.join(", ", actuator.values());
        String shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
        return CommandReason.UNKNOWN_VALUE.sentence(actuator.name(), shown, allowed);
    }
}

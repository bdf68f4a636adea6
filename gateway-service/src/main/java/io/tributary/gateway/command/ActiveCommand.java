package io.tributary.gateway.command;

import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.site.Actuator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A command that is not terminal. Belongs to the thread of {@link Commands}. */
final class ActiveCommand {

    /** A device that got a command at the last moment may still answer it for this long. */
    static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    final Actuator actuator;
    final String value;

    /** Completes when the first snapshot is written down. */
    final CompletableFuture<Void> written = new CompletableFuture<>();

    CommandStatus status;

    /** SENT stands in Kafka, so that it may be published. */
    boolean sentWritten;

    /** Handed to the connection, perhaps in an earlier life of this process. */
    boolean published;

    ActiveCommand(CommandStatus status, Actuator actuator, String value) {
        this.status = status;
        this.actuator = actuator;
        this.value = value;
    }

    boolean is(CommandState state) {
        return status.state() == state;
    }

    boolean isUnderWay() {
        return is(CommandState.SENT) || is(CommandState.DELIVERED);
    }

    boolean isFor(CommandStatus other) {
        return status.location().equals(other.location())
                && status.actuator().equals(other.actuator());
    }

    boolean isPastTimeToLive(Instant now) {
        return !now.isBefore(status.expiresAt());
    }

    /** Until when a report is waited for. */
    Instant answerDeadline() {
        Instant sentAt =
                status.history().stream()
                        .filter(transition -> transition.state() == CommandState.SENT)
                        .findFirst()
                        .map(transition -> transition.at())
                        .orElse(status.at());
        Instant answered = sentAt.plus(ANSWER_TIME);
        return answered.isAfter(status.expiresAt()) ? answered : status.expiresAt();
    }
}

package io.tributary.gateway.command;

import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.command.CommandStatus.Transition;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A command that is not terminal. Belongs to the thread of {@link Commands}. */
final class ActiveCommand {

    /** A device that got a command at the last moment may still answer it for this long. */
    static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    /** MQTT counts the time to live in whole seconds; with less left it could be overrun. */
    private static final Duration LEAST_TO_SEND = Duration.ofSeconds(1);

    final Actuator actuator;
    final String value;

    /** Completes when the first snapshot is written down. */
    final CompletableFuture<Void> written = new CompletableFuture<>();

    CommandStatus status;

    /** SENT stands in Kafka, so that it may be published. */
    boolean sentWritten;

    /** Handed to the connection, and either not answered yet or well received by the broker. */
    boolean published;

    /** At least until then an answer is waited for. */
    private Instant answerUntil = Instant.MIN;

    /** The device may have got it, perhaps from an earlier life of this process. */
    boolean perhapsSent;

    private ActiveCommand(CommandStatus status, Actuator actuator, String value) {
        this.status = status;
        this.actuator = actuator;
        this.value = value;
    }

    static ActiveCommand taken(CommandStatus status, Actuator actuator, String value) {
        return new ActiveCommand(status, actuator, value);
    }

    /**
     * As it stood in Kafka: what was SENT may have left. Its answer may wait at the broker since
     * before we were back.
     */
    static ActiveCommand restored(
            CommandStatus status, Actuator actuator, String value, Instant now) {
        ActiveCommand command = new ActiveCommand(status, actuator, value);
        command.answerUntil = now.plus(ANSWER_TIME);
        command.written.complete(null);
        command.sentWritten = command.isUnderWay();
        command.perhapsSent = command.isUnderWay();
        command.published = command.is(CommandState.DELIVERED);
        return command;
    }

    boolean is(CommandState state) {
        return status.state() == state;
    }

    boolean isUnderWay() {
        return is(CommandState.SENT) || is(CommandState.DELIVERED);
    }

    boolean isForSameActuatorAs(CommandStatus other) {
        return status.location().equals(other.location())
                && status.actuator().equals(other.actuator());
    }

    /** A press of a button that may have happened cannot be taken back by another one. */
    boolean isReplaceable() {
        return actuator.isAbsolute() || !perhapsSent;
    }

    boolean mayBePublished(Instant now) {
        return is(CommandState.SENT)
                && sentWritten
                && !published
                && (actuator.isAbsolute() || !perhapsSent)
                && remaining(now).compareTo(LEAST_TO_SEND) >= 0;
    }

    Duration remaining(Instant now) {
        return Duration.between(now, status.expiresAt());
    }

    boolean isPastTimeToLive(Instant now) {
        return !now.isBefore(status.expiresAt());
    }

    /** Until when a report is waited for. */
    Instant answerDeadline() {
        return Stream.of(sentAt().plus(ANSWER_TIME), status.expiresAt(), answerUntil)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Since when it has been SENT. */
    Instant sentAt() {
        return status.history().stream()
                .filter(transition -> transition.state() == CommandState.SENT)
                .findFirst()
                .map(Transition::at)
                .orElse(status.at());
    }

    /** Whether it could have an answer: it may have reached the device, which is the actuator's. */
    boolean mayBeAnsweredBy(DeviceEvent event) {
        return isUnderWay()
                && perhapsSent
                && status.location().equals(event.location())
                && status.actuator().value().equals(event.name());
    }

    /** What a report makes of it: SUCCEEDED, FAILED, or nothing. */
    Optional<CommandState> judge(String reported, boolean retained, @Nullable String correlation) {
        boolean ours = status.id().toString().equals(correlation);
        boolean equal = actuator.canonical(reported).filter(value::equals).isPresent();
        if (equal && (ours || (correlation == null && !retained))) {
            return Optional.of(CommandState.SUCCEEDED);
        }
        return ours ? Optional.of(CommandState.FAILED) : Optional.empty();
    }
}

package io.tributary.gateway.command;

import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.command.CommandStatus.Transition;
import io.tributary.topology.site.Actuator;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A command that is not terminal. Its time to live is over when either clock says so: the wall
 * clock, in which it was given, or the steady one, by which it is no longer than what was asked
 * for. So a wall clock that is set back lets nothing be carried out late. Belongs to the thread of
 * {@link Commands}.
 */
final class ActiveCommand {

    /** A device that got a command at the last moment may still answer it for this long. */
    static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    /** After a time in which we heard nothing, answers may wait behind other messages. */
    static final Duration CATCH_UP_TIME = Duration.ofSeconds(10);

    /** MQTT counts the time to live in whole seconds; with less left it could be overrun. */
    private static final Duration LEAST_TO_SEND = Duration.ofSeconds(1);

    /** The broker counts from when it has the command: the way there must not be added. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(200);

    final Actuator actuator;
    final String value;

    /** Completes when the first snapshot is written down. */
    final CompletableFuture<Void> written = new CompletableFuture<>();

    CommandStatus status;

    /** SENT stands in Kafka, so that it may be published. */
    boolean sentWritten;

    /** Handed to the connection, and either not answered yet or well received by the broker. */
    boolean published;

    /** The device may have got it, perhaps from an earlier life of this process. */
    boolean perhapsSent;

    private final Times times;

    /** By the steady clock. */
    private final Duration expiry;

    /** By the steady clock; at least until then an answer is waited for. */
    private Duration answerUntil;

    private ActiveCommand(CommandStatus status, Actuator actuator, String value, Times times) {
        this.status = status;
        this.actuator = actuator;
        this.value = value;
        this.times = times;
        Duration left = Duration.between(times.now(), status.expiresAt());
        Duration whole = Duration.between(status.createdAt(), status.expiresAt());
        this.expiry = times.elapsed().plus(shorter(left, whole));
        this.answerUntil = times.elapsed();
    }

    static ActiveCommand taken(CommandStatus status, Actuator actuator, String value, Times times) {
        return new ActiveCommand(status, actuator, value, times);
    }

    /** As it stood in Kafka: what was SENT may have left. */
    static ActiveCommand restored(
            CommandStatus status, Actuator actuator, String value, Times times) {
        ActiveCommand command = new ActiveCommand(status, actuator, value, times);
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

    /** A press of a button that may have happened cannot be taken back by another one. */
    boolean isReplaceable() {
        return actuator.isAbsolute() || !perhapsSent;
    }

    /** A button of which nobody knows whether it was pressed, and that is not pressed again. */
    boolean isInDoubt() {
        return is(CommandState.SENT) && !published && !isRepeatable();
    }

    boolean mayBePublished() {
        return is(CommandState.SENT)
                && sentWritten
                && !published
                && isRepeatable()
                && hasTimeToBeSent();
    }

    private boolean isRepeatable() {
        return actuator.isAbsolute() || !perhapsSent;
    }

    boolean hasTimeToBeSent() {
        return timeForBroker().compareTo(LEAST_TO_SEND) >= 0;
    }

    /** How long the broker may keep it. */
    Duration timeForBroker() {
        return remaining().minus(ON_THE_WAY);
    }

    boolean isPastTimeToLive() {
        return !remaining().isPositive();
    }

    private Duration remaining() {
        return shorter(
                Duration.between(times.now(), status.expiresAt()), expiry.minus(times.elapsed()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** From now on, an answer may take as long as this, whatever its time to live. */
    void expectAnswerWithin(Duration time) {
        Duration until = times.elapsed().plus(time);
        answerUntil = until.compareTo(answerUntil) > 0 ? until : answerUntil;
    }

    /** A report has been waited for long enough. */
    boolean isAnswerOverdue() {
        Duration moment = times.elapsed();
        return moment.compareTo(expiry) >= 0 && moment.compareTo(answerUntil) >= 0;
    }

    /** Since when it has been SENT. */
    Instant sentAt() {
        return status.history().stream()
                .filter(transition -> transition.state() == CommandState.SENT)
                .findFirst()
                .map(Transition::at)
                .orElse(status.at());
    }

    /** Whether it could have an answer: it may have reached the device. */
    boolean mayBeAnswered() {
        return isUnderWay() && perhapsSent;
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

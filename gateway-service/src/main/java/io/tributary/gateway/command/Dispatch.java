package io.tributary.gateway.command;

import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.command.CommandReason;
import io.tributary.topology.command.CommandState;
import java.util.concurrent.Executor;

/**
 * Brings commands on their way, each only after SENT stands in Kafka, and takes the broker's answer
 * for what it is. Belongs to the thread of {@link Commands}.
 */
final class Dispatch {

    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int REFUSED = 0x80;

    private final PresenceBook presence;
    private final CommandPublisher publisher;
    private final CommandBook book;
    private final Executor thread;

    /**
     * @param thread that of the commands
     */
    Dispatch(PresenceBook presence, CommandPublisher publisher, CommandBook book, Executor thread) {
        this.presence = presence;
        this.publisher = publisher;
        this.book = book;
        this.thread = thread;
    }

    boolean isConnected() {
        return publisher.isConnected();
    }

    boolean isPresent(ActiveCommand command) {
        return presence.isPresent(command.status.location(), command.actuator.device());
    }

    /** What a command that cannot be sent waits for. */
    String waitingFor(ActiveCommand command) {
        if (!isPresent(command)) {
            return CommandReason.DEVICE_ABSENT.sentence(command.actuator.device());
        }
        return (isConnected() ? CommandReason.TOO_LITTLE_TIME : CommandReason.NO_CONNECTION)
                .sentence();
    }

    /** Sends the command, or returns false when that cannot be at the moment. */
    boolean send(ActiveCommand command) {
        if (!isPresent(command) || !isConnected() || !command.hasTimeToBeSent()) {
            return false;
        }
        book.move(command, CommandState.SENT, null, null)
                .thenRun(
                        Guarded.step(
                                () -> {
                                    command.sentWritten = true;
                                    publish(command);
                                }));
        return true;
    }

    /** Publishes a command that is SENT, where that is allowed at the moment. */
    void publish(ActiveCommand command) {
        if (!command.mayBePublished() || !isConnected()) {
            return;
        }
        boolean before = command.perhapsSent;
        command.published = true;
        command.perhapsSent = true;
        command.expectAnswerWithin(ActiveCommand.ANSWER_TIME);
        publisher.publish(
                command.status,
                command.value,
                command.timeForBroker(),
                outcome -> thread.execute(Guarded.step(() -> published(command, outcome, before))));
    }

    /**
     * @param before whether an earlier publish may have reached the device: then a refusal of this
     *     one says nothing about the command
     */
    private void published(
            ActiveCommand command, CommandPublisher.Outcome outcome, boolean before) {
        switch (outcome) {
            case CommandPublisher.Outcome.NotSent notSent -> {
                command.published = false;
                command.perhapsSent = before;
            }
            case CommandPublisher.Outcome.Unknown unknown -> command.published = false;
            case CommandPublisher.Outcome.Acknowledged acknowledged -> {
                if (command.is(CommandState.SENT)) {
                    acknowledged(command, acknowledged.reasonCode(), before);
                }
            }
        }
    }

    private void acknowledged(ActiveCommand command, int code, boolean before) {
        boolean refused = code == NO_MATCHING_SUBSCRIBERS || code >= REFUSED;
        if (!refused) {
            if (isPresent(command)) {
                book.move(command, CommandState.DELIVERED, null, null);
            }
        } else if (!before) {
            refused(command, code);
        }
    }

    private void refused(ActiveCommand command, int code) {
        if (code == NO_MATCHING_SUBSCRIBERS) {
            book.finish(
                    command,
                    CommandState.UNREACHABLE,
                    CommandReason.NOBODY_SUBSCRIBES.sentence(),
                    null);
        } else {
            book.finish(
                    command,
                    CommandState.FAILED,
                    CommandReason.BROKER_REFUSED.sentence("0x%02x".formatted(code)),
                    null);
        }
    }
}

package io.tributary.gateway.command;

import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandReason;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.DeviceEventType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every state of this site's commands after QUEUED. A command is published only after SENT stands
 * in Kafka; after a crash it is published again only within its time to live, and only if carrying
 * it out twice is the same as once. While there is no connection to the broker no answer can come,
 * so that none counts as missing.
 *
 * <p>Threads: everything happens on one thread of its own; the public methods may be called on any.
 */
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final SiteModel site;
    private final PresenceBook presence;
    private final Times times;
    private final CommandMetrics metrics;
    private final ScheduledExecutorService thread;
    private final CommandBook book;
    private final Dispatch dispatch;
    private final RestoredCommands restored = new RestoredCommands();
    private boolean resumed;

    Commands(
            SiteModel site,
            PresenceBook presence,
            StatusLog log,
            CommandPublisher publisher,
            Times times,
            CommandMetrics metrics,
            ScheduledExecutorService thread) {
        this.site = site;
        this.presence = presence;
        this.times = times;
        this.metrics = metrics;
        this.thread = thread;
        this.book = new CommandBook(new StatusWriter(log, thread, metrics), times, metrics);
        this.dispatch = new Dispatch(presence, publisher, book, thread);
    }

    /** Goes on with what was restored, and begins to watch times to live and devices. */
    public void start() {
        thread.execute(Guarded.step(this::goOn));
        thread.scheduleWithFixedDelay(
                Guarded.step(this::tick), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Writes down what can be written down at once, and ends. */
    public void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("stopped before every state of a command was written down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes over a snapshot from before a restart. May be repeated, before any report comes. */
    public void restore(CommandStatus status) {
        thread.execute(Guarded.step(() -> restored.add(status)));
    }

    /**
     * Takes a command of this site.
     *
     * @return completes when its first snapshot is written down, or it was known before
     */
    public CompletableFuture<Void> take(Command command) {
        return CompletableFuture.supplyAsync(() -> takeNow(command), thread)
                .thenCompose(written -> written);
    }

    /** An actuator has reported its state. */
    public void reported(DeviceEvent event) {
        thread.execute(Guarded.step(() -> reportedNow(event)));
    }

    /**
     * A report from before a restart, seen again. Without our correlation data it may be older than
     * the command.
     */
    public void replayed(DeviceEvent event) {
        thread.execute(Guarded.step(() -> replayedNow(event)));
    }

    /** Before the first report is looked at: it may answer a command from before a restart. */
    private void resume() {
        if (resumed) {
            return;
        }
        resumed = true;
        book.addFinished(restored.finished());
        for (CommandStatus status : restored.open()) {
            Actuator actuator = Admission.actuator(status, site).orElse(null);
            if (actuator == null) {
                book.refuse(status, CommandState.REJECTED, CommandReason.ACTUATOR_GONE.sentence());
            } else {
                resume(status, actuator);
            }
        }
    }

    private void resume(CommandStatus status, Actuator actuator) {
        String value = actuator.canonical(status.value()).orElse(status.value());
        ActiveCommand command = ActiveCommand.restored(status, actuator, value, times);
        book.add(command);
        ActuatorState last = presence.reported(status.location(), status.actuator());
        if (last != null && status.id().equals(last.command())) {
            judge(command, last.reported(), true, status.id().toString());
        }
    }

    private void goOn() {
        resume();
        for (ActiveCommand command : book.active()) {
            command.expectAnswerWithin(ActiveCommand.CATCH_UP_TIME);
            if (command.isReplaceable()) {
                restored.newerThan(command.status).ifPresent(newer -> supersede(command, newer));
            }
        }
        restored.clear();
    }

    private CompletableFuture<Void> takeNow(Command command) {
        ActiveCommand known = book.active(command.id());
        if (known != null) {
            return known.written;
        }
        if (book.isFinished(command.id())) {
            return CompletableFuture.completedFuture(null);
        }
        CommandStatus queued = CommandStatus.queued(command);
        return switch (Admission.of(queued, site, times.now())) {
            case Admission.Refused refused ->
                    book.refuse(queued, refused.state(), refused.reason());
            case Admission.Admitted admitted ->
                    admit(
                            ActiveCommand.taken(
                                    queued, admitted.actuator(), admitted.value(), times));
        };
    }

    private CompletableFuture<Void> admit(ActiveCommand command) {
        for (ActiveCommand older :
                book.activeOf(command.status.location(), command.status.actuator().value())) {
            if (older.isReplaceable()) {
                supersede(older, command.status.id());
            }
        }
        book.add(command);
        if (!dispatch.send(command)) {
            book.move(command, CommandState.QUEUED, dispatch.waitingFor(command), null);
        }
        return command.written;
    }

    private void supersede(ActiveCommand older, CommandId newer) {
        book.finish(
                older, CommandState.SUPERSEDED, CommandReason.NEWER_COMMAND.sentence(newer), null);
    }

    private void replayedNow(DeviceEvent event) {
        resume();
        for (ActiveCommand command : book.activeOf(event.location(), event.name())) {
            boolean stale = event.retained() || event.at().isBefore(command.sentAt());
            judge(command, event, stale);
        }
    }

    private void reportedNow(DeviceEvent event) {
        resume();
        for (ActiveCommand command : book.activeOf(event.location(), event.name())) {
            judge(command, event, event.retained());
        }
    }

    private void judge(ActiveCommand command, DeviceEvent event, boolean stale) {
        if (event.type() == DeviceEventType.STATE && command.mayBeAnswered()) {
            judge(command, event.payload(), stale, event.correlation());
        }
    }

    private void judge(
            ActiveCommand command, String reported, boolean stale, @Nullable String correlation) {
        command.judge(reported, stale, correlation)
                .ifPresent(
                        state ->
                                book.finish(
                                        command,
                                        state,
                                        state == CommandState.FAILED
                                                ? CommandReason.OTHER_ANSWER.sentence(reported)
                                                : null,
                                        reported));
    }

    private void tick() {
        // also while the committer, which judges it too, waits for Kafka
        presence.judge(times.now().truncatedTo(ChronoUnit.MILLIS));
        boolean connected = dispatch.isConnected();
        for (ActiveCommand command : book.active()) {
            if (!command.perhapsSent) {
                goOnUnsent(command);
            } else if (!connected) {
                command.expectAnswerWithin(ActiveCommand.CATCH_UP_TIME);
            } else if (command.isAnswerOverdue()) {
                timedOut(command);
            } else {
                dispatch.publish(command);
            }
        }
        metrics.active(book.active().size());
    }

    private void goOnUnsent(ActiveCommand command) {
        if (command.isPastTimeToLive()) {
            neverSent(command);
        } else if (command.is(CommandState.QUEUED)) {
            dispatch.send(command);
        } else {
            dispatch.publish(command);
        }
    }

    private void neverSent(ActiveCommand command) {
        if (dispatch.isPresent(command)) {
            book.finish(
                    command, CommandState.EXPIRED, CommandReason.NOT_SENT_IN_TIME.sentence(), null);
        } else {
            book.finish(
                    command,
                    CommandState.UNREACHABLE,
                    CommandReason.ABSENT_TOO_LONG.sentence(command.actuator.device()),
                    null);
        }
    }

    private void timedOut(ActiveCommand command) {
        ActuatorState last =
                presence.reported(command.status.location(), command.status.actuator());
        book.finish(
                command,
                CommandState.TIMED_OUT,
                lastReported(command.isInDoubt(), last),
                last == null ? null : last.reported());
    }

    private static String lastReported(boolean inDoubt, @Nullable ActuatorState last) {
        if (last == null) {
            return (inDoubt ? CommandReason.IN_DOUBT : CommandReason.NEVER_REPORTED).sentence();
        }
        CommandReason reason =
                inDoubt ? CommandReason.IN_DOUBT_LAST_REPORTED : CommandReason.LAST_REPORTED;
        return reason.sentence(last.reported());
    }
}

package io.tributary.gateway.command;

import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.DeviceEventType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every state of this site's commands after QUEUED. A command is published only after SENT stands
 * in Kafka; after a crash it is published again only within its time to live, and only if carrying
 * it out twice is the same as once.
 *
 * <p>Threads: everything happens on one thread of its own; the public methods may be called on any.
 */
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final int REMEMBERED = 50_000;
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration DRAIN = Duration.ofSeconds(1);
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int REFUSED = 0x80;

    private final SiteModel site;
    private final PresenceBook presence;
    private final StatusWriter writer;
    private final CommandPublisher publisher;
    private final InstantSource clock;
    private final CommandMetrics metrics;
    private final ScheduledExecutorService thread;

    private final RestoredCommands restored = new RestoredCommands();
    private final Map<CommandId, ActiveCommand> active = new LinkedHashMap<>();
    private final Set<CommandId> finished =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<CommandId, Boolean> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    Commands(
            SiteModel site,
            PresenceBook presence,
            StatusLog log,
            CommandPublisher publisher,
            InstantSource clock,
            CommandMetrics metrics,
            ScheduledExecutorService thread) {
        this.site = site;
        this.presence = presence;
        this.writer = new StatusWriter(log, thread, metrics);
        this.publisher = publisher;
        this.clock = clock;
        this.metrics = metrics;
        this.thread = thread;
    }

    /** Goes on with what was restored, and begins to watch times to live and devices. */
    public void start() {
        thread.execute(guarded(this::goOn));
        thread.scheduleWithFixedDelay(
                guarded(this::tick), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Takes over a snapshot from before a restart; older ones of a command before newer ones. */
    public void restore(CommandStatus status) {
        thread.execute(guarded(() -> restored.add(status)));
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
        thread.execute(guarded(() -> reportedNow(event)));
    }

    /**
     * A report from before a restart, seen again. Without our correlation data it may be older than
     * the command.
     */
    public void replayed(DeviceEvent event) {
        thread.execute(guarded(() -> restored.reported(event)));
    }

    private void goOn() {
        finished.addAll(restored.terminal());
        for (CommandStatus status : restored.open()) {
            Actuator actuator = Admission.actuator(status, site).orElse(null);
            if (actuator == null) {
                finish(
                        status,
                        CommandState.REJECTED,
                        "the actuator is no longer in the site model");
            } else {
                String value = actuator.canonical(status.value()).orElse(status.value());
                active.put(
                        status.id(),
                        ActiveCommand.restored(status, actuator, value, clock.instant()));
            }
        }
        for (ActiveCommand command : List.copyOf(active.values())) {
            goOn(command);
        }
        restored.clear();
    }

    private void goOn(ActiveCommand command) {
        ActuatorState last =
                presence.reported(command.status.location(), command.status.actuator());
        if (last != null && command.status.id().equals(last.command())) {
            judge(command, last.reported(), true, command.status.id().toString());
        }
        for (DeviceEvent event : restored.reports()) {
            if (command.mayBeAnsweredBy(event)) {
                boolean stale = event.retained() || event.at().isBefore(command.sentAt());
                judge(command, event.payload(), stale, event.correlation());
            }
        }
        CommandStatus newer = restored.newerThan(command.status).orElse(null);
        if (newer != null && active.containsKey(command.status.id()) && command.isReplaceable()) {
            supersede(command, newer);
        }
    }

    private CompletableFuture<Void> takeNow(Command command) {
        ActiveCommand known = active.get(command.id());
        if (known != null) {
            return known.written;
        }
        if (finished.contains(command.id())) {
            return CompletableFuture.completedFuture(null);
        }
        CommandStatus queued = CommandStatus.queued(command);
        return switch (Admission.of(queued, site, clock.instant())) {
            case Admission.Refused refused -> finish(queued, refused.state(), refused.reason());
            case Admission.Admitted admitted -> {
                for (ActiveCommand older : List.copyOf(active.values())) {
                    if (older.isForSameActuatorAs(queued) && older.isReplaceable()) {
                        supersede(older, queued);
                    }
                }
                ActiveCommand taken =
                        ActiveCommand.taken(queued, admitted.actuator(), admitted.value());
                active.put(command.id(), taken);
                if (!sendIfPossible(taken)) {
                    move(taken, CommandState.QUEUED, waitingFor(taken), null);
                }
                yield taken.written;
            }
        };
    }

    private void supersede(ActiveCommand older, CommandStatus newer) {
        finish(
                older,
                CommandState.SUPERSEDED,
                "command " + newer.id() + " was taken for the same actuator",
                null);
    }

    private boolean sendIfPossible(ActiveCommand command) {
        if (!isPresent(command) || !publisher.isConnected()) {
            return false;
        }
        move(command, CommandState.SENT, null, null)
                .thenRun(
                        guarded(
                                () -> {
                                    command.sentWritten = true;
                                    publishIfAllowed(command);
                                }));
        return true;
    }

    private void publishIfAllowed(ActiveCommand command) {
        Instant now = clock.instant();
        if (!command.mayBePublished(now) || !publisher.isConnected()) {
            return;
        }
        boolean before = command.perhapsSent;
        command.published = true;
        command.perhapsSent = true;
        publisher.publish(
                command.status,
                command.value,
                command.remaining(now),
                outcome -> thread.execute(guarded(() -> published(command, outcome, before))));
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
                move(command, CommandState.DELIVERED, null, null);
            }
        } else if (!before) {
            finish(
                    command,
                    code == NO_MATCHING_SUBSCRIBERS
                            ? CommandState.UNREACHABLE
                            : CommandState.FAILED,
                    code == NO_MATCHING_SUBSCRIBERS
                            ? "nobody subscribes to the actuator's topic"
                            : "the broker refused it with reason code 0x%02x".formatted(code),
                    null);
        }
    }

    private void reportedNow(DeviceEvent event) {
        if (event.type() != DeviceEventType.STATE) {
            return;
        }
        for (ActiveCommand command : List.copyOf(active.values())) {
            if (command.mayBeAnsweredBy(event)) {
                judge(command, event.payload(), event.retained(), event.correlation());
            }
        }
    }

    private void judge(
            ActiveCommand command,
            String reported,
            boolean retained,
            @Nullable String correlation) {
        command.judge(reported, retained, correlation)
                .ifPresent(
                        state ->
                                finish(
                                        command,
                                        state,
                                        state == CommandState.FAILED
                                                ? "the device answered with " + reported
                                                : null,
                                        reported));
    }

    private void tick() {
        Instant now = clock.instant();
        for (ActiveCommand command : List.copyOf(active.values())) {
            if (command.perhapsSent) {
                if (!now.isBefore(command.answerDeadline())) {
                    timedOut(command);
                } else {
                    publishIfAllowed(command);
                }
            } else if (command.isPastTimeToLive(now)) {
                neverSent(command);
            } else if (command.is(CommandState.QUEUED)) {
                sendIfPossible(command);
            } else {
                publishIfAllowed(command);
            }
        }
        metrics.active(active.size());
    }

    private void neverSent(ActiveCommand command) {
        if (!isPresent(command)) {
            finish(
                    command,
                    CommandState.UNREACHABLE,
                    "device %s was absent until its time to live was over"
                            .formatted(command.actuator.device()),
                    null);
        } else {
            finish(
                    command,
                    CommandState.EXPIRED,
                    "its time to live was over before it could be sent",
                    null);
        }
    }

    private void timedOut(ActiveCommand command) {
        ActuatorState last =
                presence.reported(command.status.location(), command.status.actuator());
        finish(
                command,
                CommandState.TIMED_OUT,
                last == null
                        ? "the device never reported a state"
                        : "the device last reported " + last.reported(),
                last == null ? null : last.reported());
    }

    private void finish(
            ActiveCommand command,
            CommandState state,
            @Nullable String reason,
            @Nullable String reported) {
        active.remove(command.status.id());
        finished.add(command.status.id());
        move(command, state, reason, reported);
    }

    private CompletableFuture<Void> finish(
            CommandStatus status, CommandState state, @Nullable String reason) {
        finished.add(status.id());
        CommandStatus last = status.moved(state, clock.instant(), reason, null);
        metrics.moved(last);
        return writer.write(last);
    }

    private CompletableFuture<Void> move(
            ActiveCommand command,
            CommandState state,
            @Nullable String reason,
            @Nullable String reported) {
        command.status = command.status.moved(state, clock.instant(), reason, reported);
        metrics.moved(command.status);
        CompletableFuture<Void> done = writer.write(command.status);
        done.thenRun(() -> command.written.complete(null));
        return done;
    }

    private boolean isPresent(ActiveCommand command) {
        return presence.isPresent(command.status.location(), command.actuator.device());
    }

    private String waitingFor(ActiveCommand command) {
        return isPresent(command)
                ? "held until there is a connection to the broker"
                : "held until device %s is present".formatted(command.actuator.device());
    }

    /** A step that fails must end neither the thread nor the tick. */
    private static Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                LOG.error("a step of the commands failed", e);
            }
        };
    }
}

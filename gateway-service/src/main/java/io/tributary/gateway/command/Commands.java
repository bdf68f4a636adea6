package io.tributary.gateway.command;

import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * it out twice is the same as once. Each snapshot is written again until Kafka has it.
 *
 * <p>Threads: everything happens on one thread of its own; the public methods may be called on any.
 */
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final int REMEMBERED = 50_000;
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration REWRITE = Duration.ofSeconds(1);
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int REFUSED = 0x80;

    private final SiteModel site;
    private final PresenceBook presence;
    private final StatusLog log;
    private final CommandPublisher publisher;
    private final InstantSource clock;
    private final CommandMetrics metrics;
    private final ScheduledExecutorService thread;

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
        this.log = log;
        this.publisher = publisher;
        this.clock = clock;
        this.metrics = metrics;
        this.thread = thread;
    }

    /** Begins to watch times to live and devices that come back. */
    public void start() {
        thread.scheduleWithFixedDelay(
                guarded(this::tick), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        thread.shutdown();
    }

    /** Takes over a snapshot from before a restart. */
    public void restore(CommandStatus status) {
        thread.execute(guarded(() -> restoreNow(status)));
    }

    /**
     * Takes a command of this site.
     *
     * @return completes when its first snapshot is written down, or it was known before
     */
    public CompletableFuture<Void> take(Command command) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        thread.execute(
                () -> {
                    try {
                        takeNow(command)
                                .whenComplete(
                                        (done, failure) -> {
                                            if (failure == null) {
                                                result.complete(null);
                                            } else {
                                                result.completeExceptionally(failure);
                                            }
                                        });
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    /** An actuator has reported its state. */
    public void reported(DeviceEvent event) {
        thread.execute(guarded(() -> reportedNow(event)));
    }

    private void restoreNow(CommandStatus status) {
        ActiveCommand before = active.get(status.id());
        if (before != null && before.status.revision() >= status.revision()) {
            return;
        }
        active.remove(status.id());
        if (status.state().isTerminal()) {
            finished.add(status.id());
            return;
        }
        Actuator actuator = actuator(status).orElse(null);
        if (actuator == null) {
            finish(status, CommandState.REJECTED, "the actuator is no longer in the site model");
            return;
        }
        String value = actuator.canonical(status.value()).orElse(status.value());
        ActiveCommand command = new ActiveCommand(status, actuator, value);
        command.written.complete(null);
        command.sentWritten = command.isUnderWay();
        command.published = command.is(CommandState.DELIVERED) || !actuator.isAbsolute();
        active.put(status.id(), command);
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
        Actuator actuator = actuator(queued).orElse(null);
        if (actuator == null) {
            return finish(
                    queued,
                    CommandState.REJECTED,
                    "the site model has no actuator %s at %s"
                            .formatted(command.actuator(), command.location()));
        }
        String value = actuator.canonical(command.value()).orElse(null);
        if (value == null) {
            return finish(queued, CommandState.REJECTED, refusal(actuator, command.value()));
        }
        if (!clock.instant().isBefore(command.expiresAt())) {
            return finish(
                    queued, CommandState.EXPIRED, "its time to live was over when it arrived");
        }
        supersedeOlder(queued);
        ActiveCommand taken = new ActiveCommand(queued, actuator, value);
        active.put(command.id(), taken);
        if (!sendIfPossible(taken)) {
            move(taken, CommandState.QUEUED, waitingFor(taken), null);
        }
        return taken.written;
    }

    private void supersedeOlder(CommandStatus newer) {
        for (ActiveCommand older : List.copyOf(active.values())) {
            boolean replaceable = older.actuator.isAbsolute() || older.is(CommandState.QUEUED);
            if (older.isFor(newer) && replaceable) {
                finish(
                        older,
                        CommandState.SUPERSEDED,
                        "command " + newer.id() + " was taken for the same actuator");
            }
        }
    }

    private boolean sendIfPossible(ActiveCommand command) {
        if (!isPresent(command) || !publisher.isConnected()) {
            return false;
        }
        command.sentWritten = false;
        command.published = false;
        move(command, CommandState.SENT, null, null)
                .thenRunAsync(
                        guarded(
                                () -> {
                                    command.sentWritten = true;
                                    publish(command);
                                }),
                        thread);
        return true;
    }

    private void publish(ActiveCommand command) {
        Duration remaining = Duration.between(clock.instant(), command.status.expiresAt());
        if (!command.is(CommandState.SENT) || command.published || !remaining.isPositive()) {
            return;
        }
        command.published = true;
        publisher.publish(
                command.status,
                command.value,
                remaining,
                outcome -> thread.execute(guarded(() -> published(command, outcome))));
    }

    private void published(ActiveCommand command, CommandPublisher.Outcome outcome) {
        if (!command.is(CommandState.SENT)) {
            return;
        }
        switch (outcome) {
            case CommandPublisher.Outcome.NotSent notSent -> command.published = false;
            case CommandPublisher.Outcome.Unknown unknown ->
                    command.published = !command.actuator.isAbsolute();
            case CommandPublisher.Outcome.Acknowledged acknowledged -> {
                int code = acknowledged.reasonCode();
                if (code == NO_MATCHING_SUBSCRIBERS) {
                    finish(
                            command,
                            CommandState.UNREACHABLE,
                            "nobody subscribes to the actuator's topic");
                } else if (code >= REFUSED) {
                    finish(
                            command,
                            CommandState.FAILED,
                            "the broker refused it with reason code 0x%02x".formatted(code));
                } else if (isPresent(command)) {
                    move(command, CommandState.DELIVERED, null, null);
                }
            }
        }
    }

    private void reportedNow(DeviceEvent event) {
        for (ActiveCommand command : List.copyOf(active.values())) {
            boolean sameActuator =
                    command.status.location().equals(event.location())
                            && command.status.actuator().value().equals(event.name());
            if (sameActuator && command.isUnderWay()) {
                judgeReport(command, event);
            }
        }
    }

    private void judgeReport(ActiveCommand command, DeviceEvent event) {
        boolean ours = command.status.id().toString().equals(event.correlation());
        boolean foreign = event.correlation() != null && !ours;
        boolean equal =
                command.actuator
                        .canonical(event.payload())
                        .filter(command.value::equals)
                        .isPresent();
        if (equal && (ours || (!event.retained() && !foreign))) {
            finish(command, CommandState.SUCCEEDED, null, event.payload());
        } else if (ours) {
            finish(
                    command,
                    CommandState.FAILED,
                    "the device answered with " + event.payload(),
                    event.payload());
        }
    }

    private void tick() {
        Instant now = clock.instant();
        for (ActiveCommand command : new ArrayList<>(active.values())) {
            if (command.is(CommandState.QUEUED)) {
                tickQueued(command, now);
            } else if (!now.isBefore(command.answerDeadline())) {
                timedOut(command);
            } else if (command.is(CommandState.SENT)
                    && command.sentWritten
                    && !command.published
                    && publisher.isConnected()) {
                publish(command);
            }
        }
        metrics.active(active.size());
    }

    private void tickQueued(ActiveCommand command, Instant now) {
        if (!command.isPastTimeToLive(now)) {
            sendIfPossible(command);
        } else if (isPresent(command)) {
            finish(command, CommandState.EXPIRED, "its time to live was over before it was sent");
        } else {
            finish(
                    command,
                    CommandState.UNREACHABLE,
                    "device %s was absent until its time to live was over"
                            .formatted(command.actuator.device()));
        }
    }

    private void timedOut(ActiveCommand command) {
        if (command.sentWritten && !command.published && command.actuator.isAbsolute()) {
            finish(
                    command,
                    CommandState.EXPIRED,
                    "there was no connection to the broker until its time to live was over");
            return;
        }
        String reported = presence.reported(command.status.location(), command.status.actuator());
        finish(
                command,
                CommandState.TIMED_OUT,
                reported == null
                        ? "the device never reported a state"
                        : "the device last reported " + reported,
                reported);
    }

    private void finish(ActiveCommand command, CommandState state, @Nullable String reason) {
        finish(command, state, reason, null);
    }

    private void finish(
            ActiveCommand command,
            CommandState state,
            @Nullable String reason,
            @Nullable String reported) {
        move(command, state, reason, reported);
        active.remove(command.status.id());
        finished.add(command.status.id());
    }

    private CompletableFuture<Void> finish(
            CommandStatus status, CommandState state, @Nullable String reason) {
        finished.add(status.id());
        CommandStatus last = status.moved(state, clock.instant(), reason, null);
        metrics.moved(last);
        return writeUntilDone(last);
    }

    private CompletableFuture<Void> move(
            ActiveCommand command,
            CommandState state,
            @Nullable String reason,
            @Nullable String reported) {
        command.status = command.status.moved(state, clock.instant(), reason, reported);
        metrics.moved(command.status);
        CompletableFuture<Void> done = writeUntilDone(command.status);
        done.thenRun(() -> command.written.complete(null));
        return done;
    }

    /**
     * Writes a snapshot, again and again if need be; a newer one supersedes it for every reader.
     */
    private CompletableFuture<Void> writeUntilDone(CommandStatus status) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        write(status, done);
        return done;
    }

    private void write(CommandStatus status, CompletableFuture<Void> done) {
        log.write(status)
                .whenComplete(
                        (written, failure) -> {
                            if (failure == null) {
                                done.complete(null);
                            } else if (!thread.isShutdown()) {
                                metrics.writeFailed();
                                thread.schedule(
                                        guarded(() -> write(status, done)),
                                        REWRITE.toMillis(),
                                        TimeUnit.MILLISECONDS);
                            }
                        });
    }

    private boolean isPresent(ActiveCommand command) {
        return presence.isPresent(command.status.location(), command.actuator.device());
    }

    private String waitingFor(ActiveCommand command) {
        return isPresent(command)
                ? "held until there is a connection to the broker"
                : "held until device %s is present".formatted(command.actuator.device());
    }

    private Optional<Actuator> actuator(CommandStatus status) {
        return site.location(status.location()).flatMap(l -> l.actuator(status.actuator()));
    }

    private static String refusal(Actuator actuator, String value) {
        String allowed =
                actuator.values().isEmpty()
                        ? "a number from " + actuator.min() + " to " + actuator.max()
                        : String.join(", ", actuator.values());
        String shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
        return "%s does not take \"%s\"; allowed: %s".formatted(actuator.name(), shown, allowed);
    }

    private static Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                LOG.error("a step of the commands failed", e);
            }
        };
    }
}

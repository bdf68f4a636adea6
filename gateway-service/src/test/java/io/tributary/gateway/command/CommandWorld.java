package io.tributary.gateway.command;

import static io.tributary.gateway.Batches.status;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Commands with everything around them, on a thread and by a clock that obey the test. */
final class CommandWorld {

    static final Duration TIME_TO_LIVE = Duration.ofSeconds(10);

    final MutableClock clock;
    final ManualThread thread;
    final FakeStatusLog log;
    final FakeCommandPublisher publisher = new FakeCommandPublisher();
    final PresenceBook presence;
    final Commands commands;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SiteModel site;

    CommandWorld() {
        this(new MutableClock(), new FakeStatusLog(), Homes.home());
    }

    private CommandWorld(MutableClock clock, FakeStatusLog log, SiteModel site) {
        this.clock = clock;
        this.log = log;
        this.site = site;
        this.thread = new ManualThread(clock);
        this.presence = new PresenceBook(site, clock.instant(), clock.steady(), () -> true);
        this.commands =
                new Commands(
                        site,
                        presence,
                        log,
                        publisher,
                        new Times(clock, clock.steady()),
                        new CommandMetrics(registry),
                        thread);
    }

    /** The world after a crash: Kafka has what it had, and tells it. */
    CommandWorld crashed() {
        return crashed(site);
    }

    CommandWorld crashed(SiteModel newSite) {
        CommandWorld next = new CommandWorld(clock, log, newSite);
        log.all().forEach(next.commands::restore);
        return next;
    }

    void start() {
        commands.start();
        thread.run();
    }

    Instant now() {
        return clock.instant();
    }

    Command command(ActuatorName actuator, String value) {
        return command(Homes.KITCHEN, actuator, value, TIME_TO_LIVE);
    }

    Command command(
            LocationName location, ActuatorName actuator, String value, Duration timeToLive) {
        clock.advance(Duration.ofMillis(1));
        return new Command(
                new CommandId(UUID.randomUUID()),
                Homes.SITE,
                location,
                actuator,
                value,
                now(),
                now().plus(timeToLive),
                "ann");
    }

    CompletableFuture<Void> offer(Command command) {
        CompletableFuture<Void> taken = commands.take(command);
        thread.run();
        return taken;
    }

    /** A command that has arrived. */
    Command take(ActuatorName actuator, String value) {
        Command command = command(actuator, value);
        offer(command);
        return command;
    }

    void online() {
        presence.apply(status(Homes.STOVE, "online", now()));
    }

    void offline() {
        presence.apply(status(Homes.STOVE, "offline", now()));
    }

    void acknowledge(int reasonCode) {
        publisher.last().acknowledge(reasonCode);
        passMoment();
    }

    /** Until DELIVERED is written down. */
    void passMoment() {
        thread.run();
        clock.advance(StatusWriter.MOMENT);
        thread.run();
    }

    void report(ActuatorName actuator, String value, @Nullable CommandId correlation) {
        report(
                io.tributary.gateway.Batches.report(
                        actuator.value(),
                        value,
                        correlation == null ? null : correlation.toString(),
                        now()));
    }

    void report(DeviceEvent event) {
        presence.apply(event);
        commands.reported(event);
        thread.run();
    }

    double writeFailures() {
        return registry.counter("tributary.gateway.command.write.failures").count();
    }
}

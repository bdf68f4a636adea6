package io.tributary.simulator.device;

import io.tributary.simulator.home.Home;
import io.tributary.simulator.mqtt.IncomingMessage;
import io.tributary.simulator.mqtt.Publication;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.site.Actuator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the commands of one device after a delay, in the order in which they came, unless
 * they are no longer valid by then. Thread-safe.
 *
 * <p>The report goes, retained and with the command's correlation data, to the topic of the
 * actuator's reported state; where the command names another response topic, there too, not
 * retained. A value that the actuator does not take changes nothing, and what is reported is the
 * state as it is.
 */
final class CommandHandler {

    private static final Logger log = LoggerFactory.getLogger(CommandHandler.class);

    private record Pending(
            Actuator actuator,
            IncomingMessage message,
            @Nullable Instant validUntil,
            Consumer<Publication> publisher) {}

    private final DevicePart part;
    private final Home home;
    private final Clock clock;
    private final Supplier<Duration> delay;
    private final ScheduledExecutorService executor;
    private final FleetWatch watch;
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();

    CommandHandler(
            DevicePart part,
            Home home,
            Clock clock,
            Supplier<Duration> delay,
            ScheduledExecutorService executor,
            FleetWatch watch) {
        this.part = part;
        this.home = home;
        this.clock = clock;
        this.delay = delay;
        this.executor = executor;
        this.watch = watch;
    }

    /** Takes a message from a command topic. */
    void received(IncomingMessage message, Consumer<Publication> publisher) {
        Optional<Actuator> actuator =
                part.actuators().stream()
                        .filter(known -> part.commandTopic(known).equals(message.topic()))
                        .findFirst();
        if (actuator.isEmpty()) {
            return;
        }
        Duration expiry = message.expiry();
        Instant validUntil = expiry == null ? null : clock.instant().plus(expiry);
        pending.add(new Pending(actuator.get(), message, validUntil, publisher));
        executor.schedule(this::carryOutNext, delay.get().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What has come but is not done yet is never done. */
    void forgetPending() {
        pending.clear();
    }

    /** The actuator's state as a retained message; empty for a button, which has none. */
    Optional<Publication> report(Actuator actuator) {
        return home.state(part.location(), actuator.name()).map(value -> report(actuator, value));
    }

    private void carryOutNext() {
        Pending next = pending.poll();
        if (next == null) {
            return;
        }
        Instant now = clock.instant();
        if (next.validUntil() != null && now.isAfter(next.validUntil())) {
            log.info("command left out because it has expired actuator={}", name(next));
            return;
        }
        String requested = new String(next.message().payload(), StandardCharsets.UTF_8);
        Optional<String> accepted =
                home.operate(part.location(), next.actuator().name(), requested, now);
        if (accepted.isPresent()) {
            log.info("command carried out actuator={} value={}", name(next), accepted.get());
        } else {
            log.warn("command left out: not a value of the actuator actuator={}", name(next));
        }
        accepted.or(() -> home.state(part.location(), next.actuator().name()))
                .ifPresent(value -> answer(next, value));
    }

    private void answer(Pending command, String value) {
        IncomingMessage message = command.message();
        Publication report = report(command.actuator(), value).answering(message.correlationData());
        MqttTopic responseTopic = message.responseTopic();
        if (responseTopic != null && !responseTopic.equals(report.topic())) {
            command.publisher()
                    .accept(
                            Publication.of(responseTopic, report.payload(), watch::announced)
                                    .answering(message.correlationData()));
        }
        command.publisher().accept(report);
    }

    private Publication report(Actuator actuator, String value) {
        return Publication.retained(
                part.stateTopic(actuator),
                value.getBytes(StandardCharsets.UTF_8),
                watch::announced);
    }

    private String name(Pending command) {
        return part.location() + "/" + command.actuator().name();
    }
}

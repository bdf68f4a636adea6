package io.tributary.gateway.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the states of commands, and how long they wait and take, from the request on. */
final class CommandMetrics {

    /** A timer fails beyond 292 years, and would hold up all commands with it. */
    private static final Duration PLAUSIBLE = Duration.ofDays(1);

    private final MeterRegistry registry;
    private final Timer queued;
    private final Timer latency;
    private final Counter writeFailures;
    private final AtomicInteger active = new AtomicInteger();

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.queued =
                Timer.builder("tributary.gateway.command.queued")
                        .description("from the request to SENT")
                        .publishPercentileHistogram()
                        .register(registry);
        this.latency =
                Timer.builder("tributary.gateway.command.latency")
                        .description("from the request to SUCCEEDED")
                        .publishPercentileHistogram()
                        .register(registry);
        this.writeFailures = registry.counter("tributary.gateway.command.write.failures");
        registry.gauge("tributary.gateway.commands.active", active);
        for (CommandState state : CommandState.values()) {
            counter(state);
        }
    }

    void moved(CommandStatus status) {
        counter(status.state()).increment();
        Duration age = Duration.between(status.createdAt(), status.at());
        // where the clocks of gateway and dashboard differ, there is nothing to learn from it
        if (!age.isNegative() && age.compareTo(PLAUSIBLE) < 0) {
            took(status.state(), age);
        }
    }

    private void took(CommandState state, Duration age) {
        if (state == CommandState.SENT) {
            queued.record(age);
        } else if (state == CommandState.SUCCEEDED) {
            latency.record(age);
        }
    }

    void writeFailed() {
        writeFailures.increment();
    }

    void active(int count) {
        active.set(count);
    }

    private Counter counter(CommandState state) {
        return registry.counter("tributary.gateway.commands", "state", state.name());
    }
}

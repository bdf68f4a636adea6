package io.tributary.gateway.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the states of commands, and how long those that succeed take. */
final class CommandMetrics {

    private final MeterRegistry registry;
    private final Timer latency;
    private final Counter writeFailures;
    private final AtomicInteger active = new AtomicInteger();

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.latency =
                Timer.builder("tributary.gateway.command.latency")
                        .publishPercentileHistogram()
                        .register(registry);
        this.writeFailures = registry.counter("tributary.gateway.command.write.failures");
        registry.gauge("tributary.gateway.commands.active", active);
    }

    void moved(CommandStatus status) {
        registry.counter("tributary.gateway.commands", "state", status.state().name()).increment();
        if (status.state() == CommandState.SUCCEEDED) {
            latency.record(Duration.between(status.createdAt(), status.at()));
        }
    }

    void writeFailed() {
        writeFailures.increment();
    }

    void active(int count) {
        active.set(count);
    }
}

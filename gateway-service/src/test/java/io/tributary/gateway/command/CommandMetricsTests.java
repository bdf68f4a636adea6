package io.tributary.gateway.command;

import static io.tributary.gateway.Homes.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandState;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommandMetricsTests {

    private final CommandWorld world = new CommandWorld();

    @Test
    void everyStateIsCountedAndKnownFromTheStart() {
        for (CommandState state : CommandState.values()) {
            assertThat(count(state)).isZero();
        }
        world.start();
        world.online();
        Command command = world.take(LIGHT, "ON");
        world.acknowledge(0);
        world.report(LIGHT, "ON", command.id());
        world.take(LIGHT, "BLUE");
        assertThat(count(CommandState.SENT)).isOne();
        assertThat(count(CommandState.DELIVERED)).isOne();
        assertThat(count(CommandState.SUCCEEDED)).isOne();
        assertThat(count(CommandState.REJECTED)).isOne();
        assertThat(count(CommandState.QUEUED)).isZero();
    }

    @Test
    void waitAndLatencyCountFromTheRequest() {
        world.start();
        Command command = world.take(LIGHT, "ON");
        world.thread.pass(Duration.ofSeconds(2));
        world.online();
        world.thread.pass(Duration.ofMillis(200));
        world.thread.pass(Duration.ofSeconds(1));
        world.report(LIGHT, "ON", command.id());
        assertThat(timer("queued").totalTime(TimeUnit.MILLISECONDS)).isBetween(2_000.0, 2_300.0);
        assertThat(timer("latency").totalTime(TimeUnit.MILLISECONDS)).isBetween(3_000.0, 3_400.0);
        assertThat(timer("latency").count()).isOne();
    }

    @Test
    void timeThatNoTimerHoldsIsNotTimedAndStopsNoCommand() {
        world.start();
        world.online();
        Command now = world.command(LIGHT, "ON");
        Command old =
                new Command(
                        now.id(),
                        now.site(),
                        now.location(),
                        now.actuator(),
                        now.value(),
                        Instant.parse("1013-11-20T10:15:30Z"),
                        now.expiresAt(),
                        now.createdBy());

        assertThat(world.offer(old)).isCompleted();
        assertThat(count(CommandState.SENT)).isOne();
        assertThat(timer("queued").count()).isZero();
    }

    @Test
    void activeOnesAreGauged() {
        world.start();
        world.take(LIGHT, "ON");
        world.thread.pass(Duration.ofMillis(200));
        assertThat(world.registry.get("tributary.gateway.commands.active").gauge().value()).isOne();
    }

    private Timer timer(String name) {
        return world.registry.get("tributary.gateway.command." + name).timer();
    }

    private double count(CommandState state) {
        return world.registry
                .get("tributary.gateway.commands")
                .tag("state", state.name())
                .counter()
                .count();
    }
}

package io.tributary.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.simulator.mqtt.Acknowledgement;
import io.tributary.topology.name.DeviceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class FleetWatchTests {

    private static final DeviceId A = DeviceId.of("a");
    private static final DeviceId B = DeviceId.of("b");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> ends = new ArrayList<>();
    private final FleetWatch watch = new FleetWatch(registry, ends::add);
    private final DevicesHealthIndicator health = new DevicesHealthIndicator(watch);

    @Test
    void readyWhenEveryDeviceWithPowerIsConnected() {
        watch.expect(A);
        watch.expect(B);
        watch.connected(A);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getDetails()).containsEntry("notConnected", List.of("b"));

        watch.connected(B);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void deviceWithoutPowerIsNotMissed() {
        watch.expect(A);
        watch.connected(A);
        watch.expect(B);
        watch.leave(B);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void lostConnectionIsMissed() {
        watch.expect(A);
        watch.connected(A);
        watch.disconnected(A, "gone");

        assertThat(watch.missing()).containsExactly(A);
    }

    @Test
    void messagesAreCountedByTheirOutcome() {
        watch.published(new Acknowledgement(0));
        watch.published(new Acknowledgement(0));
        watch.published(new Acknowledgement(0x10));
        watch.published(new Acknowledgement(0x97));
        watch.leftOut();

        assertThat(count("accepted")).isEqualTo(2);
        assertThat(count("unheard")).isEqualTo(1);
        assertThat(count("refused")).isEqualTo(1);
        assertThat(count("left-out")).isEqualTo(1);
    }

    @Test
    void deviceThatGivesUpEndsTheRun() {
        watch.ended(A, "wrong password");

        assertThat(ends).containsExactly("Device a gives up: wrong password");
    }

    private double count(String outcome) {
        return registry.get("tributary.simulator.messages")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}

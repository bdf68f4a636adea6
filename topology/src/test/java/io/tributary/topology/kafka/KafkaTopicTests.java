package io.tributary.topology.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KafkaTopicTests {

    private static final SiteId HOME = SiteId.of("home");
    private static final LocationName KITCHEN = LocationName.of("kitchen");

    @Test
    void catalogueHoldsTheTopicsOfTheContract() {
        assertThat(Arrays.stream(KafkaTopic.values()).map(KafkaTopic::topicName))
                .containsExactlyInAnyOrder(
                        "sense",
                        "test",
                        "config",
                        "site",
                        "heartbeat",
                        "cmnd",
                        "cmnd.status",
                        "rejected",
                        "replay",
                        "identity",
                        "audit",
                        "credentials",
                        "credentials.status",
                        "gateway.progress");
    }

    @Test
    void progressIsNeverDeletedByAge() {
        assertThat(KafkaTopic.GATEWAY_PROGRESS.settings())
                .containsEntry("cleanup.policy", "compact")
                .doesNotContainKey("retention.ms");
    }

    @Test
    void changesOfPresenceAreKeptForANightBeforeTheyAreCompacted() {
        assertThat(KafkaTopic.CONFIG.settings())
                .containsOnly(
                        entry("cleanup.policy", "compact"),
                        entry("min.compaction.lag.ms", Long.toString(12L * 60 * 60 * 1000)));
    }

    @Test
    void statesOfCommandsAreKeptThirtyDays() {
        assertThat(KafkaTopic.COMMAND_STATUS.settings())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", Long.toString(30L * 24 * 60 * 60 * 1000));
    }

    @Test
    void keysAreThoseOfTheContract() {
        String device = KafkaKeys.device(HOME, KITCHEN, DeviceId.of("NodeMCU3"));
        String state = KafkaKeys.actuatorState(HOME, KITCHEN, ActuatorName.of("light"));

        assertThat(KafkaKeys.location(HOME, KITCHEN)).isEqualTo("home/kitchen");
        assertThat(device).isEqualTo("home/kitchen/device/NodeMCU3");
        assertThat(state).isEqualTo("home/kitchen/actuator/light");
        assertThat(KafkaKeys.isActuatorState(state)).isTrue();
        assertThat(KafkaKeys.isActuatorState(device)).isFalse();
        assertThat(KafkaKeys.actuator(HOME, KITCHEN, ActuatorName.of("light")))
                .isEqualTo("home/kitchen/light");
        assertThat(KafkaKeys.credential(HOME, "NodeMCU3")).isEqualTo("home/NodeMCU3");
        assertThat(KafkaKeys.progress(HOME, GatewayId.of("home-gw"), 0))
                .isEqualTo("home/home-gw/0");
    }
}

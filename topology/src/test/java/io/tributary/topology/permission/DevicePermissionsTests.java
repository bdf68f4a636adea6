package io.tributary.topology.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevicePermissionsTests {

    private static final LocationName KITCHEN = LocationName.of("kitchen");
    private static final DeviceId NODE = DeviceId.of("NodeMCU3");

    private final SiteModel home = SiteModelReader.thesisHome();

    @Test
    void deviceMayUseItsOwnTopicsAndNoOthers() {
        DevicePermissions kitchen = DevicePermissions.of(home, KITCHEN, NODE);
        assertThat(texts(kitchen.publish()))
                .containsExactly(
                        "sense/kitchen/NodeMCU3",
                        "test/kitchen/NodeMCU3",
                        "config/kitchen/NodeMCU3/status",
                        "config/kitchen/NodeMCU3/info",
                        "config/kitchen/light",
                        "config/kitchen/cooker-hood");
        assertThat(texts(kitchen.subscribe()))
                .containsExactly("cmnd/kitchen/light", "cmnd/kitchen/cooker-hood");
    }

    @Test
    void actuatorsOfAnotherDeviceInTheSameLocationAreNotItsOwn() {
        DevicePermissions guest = DevicePermissions.of(home, KITCHEN, DeviceId.of("guest"));
        assertThat(guest.subscribe()).isEmpty();
        assertThat(texts(guest.publish()))
                .containsExactly(
                        "sense/kitchen/guest",
                        "test/kitchen/guest",
                        "config/kitchen/guest/status",
                        "config/kitchen/guest/info");
    }

    @Test
    void topicOfTheLocationIsForThoseThatTheModelNames() {
        SiteModel shared =
                SiteModelReader.parse(
                        "site.yaml",
                        SiteModelReader.thesisHomeYaml()
                                .replace(
                                        "- id: NodeMCU3",
                                        "- id: NodeMCU3\n        sharedTopic: true"));
        assertThat(texts(DevicePermissions.of(shared, KITCHEN, NODE).publish()))
                .contains("sense/kitchen", "test/kitchen");
        assertThat(
                        texts(
                                DevicePermissions.of(
                                                shared,
                                                LocationName.of("garden"),
                                                DeviceId.of("NodeMCU4"))
                                        .publish()))
                .doesNotContain("sense/garden", "test/garden");
    }

    @Test
    void deviceThatMayBeAnywhereIsStillToldByItsTopic() {
        DevicePermissions anywhere = DevicePermissions.anywhere(DeviceId.of("my-sensor"));
        assertThat(texts(anywhere.publish()))
                .containsExactly(
                        "sense/+/my-sensor",
                        "test/+/my-sensor",
                        "config/+/my-sensor/status",
                        "config/+/my-sensor/info");
        assertThat(anywhere.subscribe()).isEmpty();
    }

    private static List<String> texts(List<MqttTopicFilter> filters) {
        return filters.stream().map(MqttTopicFilter::value).toList();
    }
}

package io.tributary.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulator.telemetry.PayloadForm;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevicePartTests {

    private final List<DevicePart> home = DevicePart.allOf(SiteModelReader.thesisHome());

    @Test
    void everyDeviceOfTheThesisHomeHasItsPart() {
        assertThat(home)
                .extracting(DevicePart::clientId)
                .containsExactly("NodeMCU1", "NodeMCU2", "NodeMCU3", "NodeMCU4");
    }

    @Test
    void oneDeviceUsesTheFlatFormAndAllOthersTheMeasures() {
        assertThat(home)
                .extracting(DevicePart::form)
                .containsExactly(
                        PayloadForm.MEASURES,
                        PayloadForm.MEASURES,
                        PayloadForm.MEASURES,
                        PayloadForm.FLAT);
    }

    @Test
    void deviceMeasuresAtTheIntervalOfTheModel() {
        assertThat(home).extracting(DevicePart::interval).containsOnly(Duration.ofSeconds(2));
    }

    @Test
    void topicsAreThoseOfTheDevice() {
        DevicePart kitchen = home.get(2);

        assertThat(kitchen.senseTopic()).hasToString("sense/kitchen/NodeMCU3");
        assertThat(kitchen.statusTopic()).hasToString("config/kitchen/NodeMCU3/status");
        assertThat(kitchen.infoTopic()).hasToString("config/kitchen/NodeMCU3/info");
        assertThat(kitchen.actuators())
                .extracting(actuator -> kitchen.commandTopic(actuator).value())
                .containsExactly("cmnd/kitchen/light", "cmnd/kitchen/cooker-hood");
        assertThat(kitchen.actuators())
                .extracting(actuator -> kitchen.stateTopic(actuator).value())
                .containsExactly("config/kitchen/light", "config/kitchen/cooker-hood");
    }

    @Test
    void actuatorBelongsToItsDeviceAlone() {
        List<DevicePart> parts =
                parts(
                        """
                        site: s
                        locations:
                          - name: hall
                            devices:
                              - {id: a, elements: [{name: x}]}
                              - {id: b, elements: [{name: seq}]}
                            actuators:
                              - {name: lamp, device: b, kind: switch}
                        """);

        assertThat(parts.get(0).actuators()).isEmpty();
        assertThat(parts.get(1).actuators()).hasSize(1);
        assertThat(parts).extracting(DevicePart::form).containsOnly(PayloadForm.MEASURES);
    }

    @Test
    void sleepyDeviceIsHeardThreeTimesWithinItsSilence() {
        List<DevicePart> parts =
                parts(
                        """
                        site: s
                        locations:
                          - name: hall
                            devices:
                              - {id: a, presence: battery, silence: PT1H, elements: [{name: x}]}
                        """);

        assertThat(parts.getFirst().interval()).isEqualTo(Duration.ofMinutes(20));
    }

    private static List<DevicePart> parts(String yaml) {
        SiteModel site = SiteModelReader.parse("site.yaml", yaml);
        return DevicePart.allOf(site);
    }
}

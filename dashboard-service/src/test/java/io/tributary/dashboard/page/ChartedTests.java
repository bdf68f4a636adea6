package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.DeviceViews;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.telemetry.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartedTests {

    private static final DeviceKey STRANGER =
            new DeviceKey(Home.SITE, LocationName.of("attic"), DeviceId.of("stranger"));

    private final Live live = new Live();
    private final DeviceViews views =
            new DeviceViews(live.sites, live.devices, live.readings, live.clock);

    @Test
    void elementWithoutAUnitIsDrawnWithoutOne() {
        tell("knob", new Value.NumberValue(7), null);
        tell("open", new Value.BooleanValue(true), null);
        tell("heat", new Value.NumberValue(21), "Cel");

        assertThat(Charted.of(List.of(stranger())))
                .extracting(Charted::unit)
                .containsExactlyInAnyOrder("", "", "Cel");
    }

    @Test
    void textIsNotDrawn() {
        tell("note", new Value.TextValue("hello"), null);

        assertThat(Charted.of(List.of(stranger()))).isEmpty();
    }

    private void tell(String element, Value value, @Nullable String unit) {
        live.readings.accept(
                new Reading(STRANGER, ElementName.of(element), value, unit, live.clock.instant()));
    }

    private DeviceView stranger() {
        return views.find(STRANGER).orElseThrow();
    }
}

package io.tributary.simulator.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import io.tributary.topology.telemetry.Value.NumberValue;
import java.time.Instant;

/** Sites to measure in, and short ways to ask them. */
final class Sites {

    private Sites() {}

    static SiteModel of(String yaml) {
        return SiteModelReader.parse("site.yaml", yaml);
    }

    /** Measures one number of the location's first device. */
    static double number(SiteModel site, Home home, String location, String element, Instant at) {
        return ((NumberValue) value(site, home, location, element, at)).value();
    }

    static Value value(SiteModel site, Home home, String location, String element, Instant at) {
        LocationName name = LocationName.of(location);
        Device device = site.location(name).orElseThrow().devices().getFirst();
        return home.measure(name, device, at).stream()
                .filter(measured -> measured.element().equals(ElementName.of(element)))
                .map(Measurement::value)
                .findFirst()
                .orElseThrow();
    }

    static void operate(Home home, String location, String actuator, String value, Instant at) {
        assertThat(home.operate(LocationName.of(location), ActuatorName.of(actuator), value, at))
                .isPresent();
    }
}

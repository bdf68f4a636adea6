package io.tributary.simulator.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import io.tributary.topology.telemetry.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomeTests {

    /** Ten at night in Madrid: dark, and nobody cooks. */
    private static final Instant NIGHT = Instant.parse("2026-05-10T20:00:00Z");

    private static final Instant NOON = Instant.parse("2026-05-10T11:00:00Z");

    private final SiteModel site = SiteModelReader.thesisHome();
    private final Home home = new Home(site, 1, NIGHT);

    @Test
    void lampDrawsItsPower() {
        double off = measured("room1", "power", NIGHT);
        operate("room1", "light", "ON", NIGHT);

        assertThat(measured("room1", "power", NIGHT.plusMillis(2)) - off)
                .isCloseTo(12, within(1.5));

        operate("room1", "light", "OFF", NIGHT.plusMillis(3));
        assertThat(measured("room1", "power", NIGHT.plusMillis(4))).isCloseTo(off, within(1.0));
    }

    @Test
    void televisionDrawsItsPowerBesideTheLamp() {
        operate("room1", "light", "ON", NIGHT);
        operate("room1", "tv", "on", NIGHT);

        assertThat(measured("room1", "power", NIGHT)).isCloseTo(4 + 12 + 95, within(2.0));
    }

    @Test
    void cookerHoodDrawsMoreAtItsHigherLevel() {
        operate("kitchen", "cooker-hood", "LOW", NIGHT);
        double low = measured("kitchen", "power", NIGHT);
        operate("kitchen", "cooker-hood", "HIGH", NIGHT);

        assertThat(measured("kitchen", "power", NIGHT) - low).isCloseTo(70, within(2.5));
    }

    @Test
    void lampGivesLightWhereALightSensorIs() {
        SiteModel study =
                Sites.of(
                        """
                        site: flat
                        zone: Europe/Madrid
                        locations:
                          - name: study
                            devices:
                              - {id: desk, elements: [{name: light, unit: lx, min: 0, max: 5000}]}
                            actuators:
                              - {name: desk-lamp, device: desk, kind: slider, min: 0, max: 100}
                        """);
        Home flat = new Home(study, 1, NIGHT);
        assertThat(Sites.number(study, flat, "study", "light", NIGHT)).isLessThan(5);

        Sites.operate(flat, "study", "desk-lamp", "50", NIGHT);

        assertThat(Sites.number(study, flat, "study", "light", NIGHT)).isCloseTo(160, within(2.0));
    }

    @Test
    void cookingRaisesGasAndTheHoodLowersIt() {
        Instant beforeDinner = Instant.parse("2026-05-10T18:29:00Z");
        Instant duringDinner = Instant.parse("2026-05-10T18:55:00Z");
        Home withoutHood = new Home(site, 1, beforeDinner);
        Home withHood = new Home(site, 1, beforeDinner);
        Sites.operate(withHood, "kitchen", "cooker-hood", "HIGH", beforeDinner);

        double before = Sites.number(site, withoutHood, "kitchen", "gas", beforeDinner);
        double cooking = Sites.number(site, withoutHood, "kitchen", "gas", duringDinner);
        double ventilated = Sites.number(site, withHood, "kitchen", "gas", duringDinner);

        assertThat(before).isCloseTo(300, within(5.0));
        assertThat(cooking).isGreaterThan(550);
        assertThat(ventilated).isBetween(before + 20, cooking - 200);

        Sites.operate(withoutHood, "kitchen", "cooker-hood", "HIGH", duringDinner);
        assertThat(Sites.number(site, withoutHood, "kitchen", "gas", duringDinner.plusSeconds(300)))
                .isLessThan(cooking - 150);
    }

    @Test
    void pumpWetsTheSoilUntilItIsTurnedOff() {
        Home day = new Home(site, 1, NOON);
        double dry = Sites.number(site, day, "garden", "soilMoisture", NOON);
        Sites.operate(day, "garden", "water-pump", "ON", NOON);
        double watered = Sites.number(site, day, "garden", "soilMoisture", NOON.plusSeconds(60));
        Sites.operate(day, "garden", "water-pump", "OFF", NOON.plusSeconds(60));

        assertThat(watered - dry).isBetween(12.0, 25.0);
        assertThat(Sites.number(site, day, "garden", "soilMoisture", NOON.plusSeconds(120)))
                .isCloseTo(watered, within(0.5));
    }

    @Test
    void rangesOfTheModelAreKeptThroughDayAndNight() {
        for (int minute = 0; minute < 24 * 60; minute += 7) {
            Instant at = NIGHT.plus(Duration.ofMinutes(minute));
            for (Location location : site.locations()) {
                for (Device device : location.devices()) {
                    List<Measurement> measured = home.measure(location.name(), device, at);
                    assertThat(measured).hasSameSizeAs(device.elements());
                }
            }
            assertThat(measured("room1", "temperature", at)).isBetween(12.0, 32.0);
            assertThat(measured("room1", "humidity", at)).isBetween(15.0, 95.0);
            assertThat(measured("garden", "light", at)).isBetween(0.0, 110_000.0);
        }
    }

    @Test
    void equalSeedsGiveEqualValues() {
        assertThat(day(1)).isEqualTo(day(1));
    }

    @Test
    void differentSeedsGiveDifferentValues() {
        assertThat(day(1)).isNotEqualTo(day(2));
    }

    @Test
    void roomsDiffer() {
        assertThat(measured("room1", "temperature", NIGHT))
                .isNotCloseTo(measured("room2", "temperature", NIGHT), within(0.1));
    }

    @Test
    void valueThatTheActuatorDoesNotTakeChangesNothing() {
        LocationName kitchen = LocationName.of("kitchen");
        ActuatorName hood = ActuatorName.of("cooker-hood");
        operate("kitchen", "cooker-hood", "LOW", NIGHT);

        assertThat(home.operate(kitchen, hood, "MAXIMAL", NIGHT)).isEmpty();
        assertThat(home.state(kitchen, hood)).contains("LOW");
    }

    @Test
    void everythingIsOffAtFirst() {
        for (Location location : site.locations()) {
            location.actuators()
                    .forEach(
                            actuator ->
                                    assertThat(home.state(location.name(), actuator.name()))
                                            .contains("OFF"));
        }
    }

    @Test
    void unknownLocationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> home.state(LocationName.of("attic"), ActuatorName.of("light")))
                .withMessageContaining("attic");
    }

    private List<List<Measurement>> day(long seed) {
        Home other = new Home(site, seed, NIGHT);
        List<List<Measurement>> measured = new ArrayList<>();
        for (int minute = 0; minute < 24 * 60; minute += 30) {
            Instant at = NIGHT.plus(Duration.ofMinutes(minute));
            for (Location location : site.locations()) {
                measured.add(other.measure(location.name(), location.devices().getFirst(), at));
            }
        }
        return measured;
    }

    private double measured(String location, String element, Instant at) {
        return Sites.number(site, home, location, element, at);
    }

    private void operate(String location, String actuator, String value, Instant at) {
        Sites.operate(home, location, actuator, value, at);
    }
}

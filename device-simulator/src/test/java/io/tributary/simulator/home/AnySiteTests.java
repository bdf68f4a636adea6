package io.tributary.simulator.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.Value;
import io.tributary.topology.telemetry.Value.BooleanValue;
import io.tributary.topology.telemetry.Value.NumberValue;
import io.tributary.topology.telemetry.Value.TextValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnySiteTests {

    private static final Instant START = Instant.parse("2026-05-10T20:00:00Z");

    private final SiteModel plant =
            Sites.of(
                    """
                    site: plant
                    locations:
                      - name: hall
                        devices:
                          - id: press
                            elements:
                              - {name: pressure, unit: bar, min: 2, max: 3}
                              - {name: strokes}
                              - {name: vacuum, max: -5}
                              - {name: running, type: boolean}
                              - {name: state, type: text}
                              - {name: temperature, unit: Cel, min: -30, max: -10}
                              - {name: ambient, quantity: temperature, unit: Cel}
                              - {name: power, unit: kW, min: 0, max: 50}
                              - {name: fixed, min: 4, max: 4}
                        actuators:
                          - {name: mode, device: press, kind: choice, values: [AUTO, MANUAL]}
                          - {name: reset, device: press, kind: button}
                          - {name: setpoint, device: press, kind: slider, min: 15, max: 25, step: 0.5}
                          - {name: door, device: press, kind: switch, values: [OPEN, CLOSED]}
                    """);
    private final Home home = new Home(plant, 1, START);

    @Test
    void numberWithoutPhysicsMovesWithinItsRange() {
        assertThat(numbers("pressure")).allMatch(value -> value >= 2 && value <= 3);
        assertThat(numbers("pressure").stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void numberWithoutRangeMovesBetweenZeroAndHundred() {
        assertThat(numbers("strokes")).allMatch(value -> value >= 0 && value <= 100);
        assertThat(numbers("strokes").stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void oneBoundIsKept() {
        assertThat(numbers("vacuum")).allMatch(value -> value <= -5 && value >= -105);
    }

    @Test
    void rangeOfOneValueHasThatValue() {
        assertThat(numbers("fixed")).containsOnly(4.0);
    }

    @Test
    void booleanIsBothInTime() {
        assertThat(values("running"))
                .allMatch(BooleanValue.class::isInstance)
                .contains(new BooleanValue(true), new BooleanValue(false));
    }

    @Test
    void textChanges() {
        assertThat(values("state")).allMatch(TextValue.class::isInstance);
        assertThat(values("state").stream().distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void freezerStaysAFreezer() {
        assertThat(numbers("temperature")).allMatch(value -> value >= -30 && value <= -10);
        assertThat(numbers("temperature").stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void quantityGivesAnElementItsPhysics() {
        assertThat(numbers("ambient")).allMatch(value -> value > 15 && value < 27);
    }

    @Test
    void knownQuantityInAnotherUnitIsNotTakenForOurs() {
        assertThat(numbers("power")).allMatch(value -> value > 5 && value < 45);
    }

    @Test
    void actuatorsOfAnyKindHaveAStateOrNone() {
        assertThat(state("mode")).contains("AUTO");
        assertThat(state("setpoint")).contains("15");
        assertThat(state("door")).contains("CLOSED");
        assertThat(state("reset")).isEmpty();
    }

    @Test
    void buttonActsWithoutHavingAState() {
        assertThat(operate("reset", "press")).contains("PRESS");
        assertThat(state("reset")).isEmpty();
    }

    @Test
    void sliderTakesItsCanonicalValue() {
        assertThat(operate("setpoint", "20.50")).contains("20.5");
        assertThat(operate("setpoint", "26")).isEmpty();
        assertThat(state("setpoint")).contains("20.5");
    }

    private Optional<String> state(String actuator) {
        return home.state(LocationName.of("hall"), ActuatorName.of(actuator));
    }

    private Optional<String> operate(String actuator, String value) {
        return home.operate(LocationName.of("hall"), ActuatorName.of(actuator), value, START);
    }

    private List<Double> numbers(String element) {
        return values(element).stream().map(value -> ((NumberValue) value).value()).toList();
    }

    private List<Value> values(String element) {
        return IntStream.range(0, 200)
                .mapToObj(
                        i ->
                                Sites.value(
                                        plant,
                                        home,
                                        "hall",
                                        element,
                                        START.plus(Duration.ofMinutes(3L * i))))
                .toList();
    }
}

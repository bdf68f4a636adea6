package io.tributary.simulator.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.ActuatorKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActuatorStateTests {

    private static final Instant NOW = Instant.parse("2026-05-10T20:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "light, LAMP",
        "DeskLamp, LAMP",
        "tv, TELEVISION",
        "cooker-hood, COOKER_HOOD",
        "water-pump, PUMP",
        "radiator-valve, HEATER",
        "ceiling-fan, FAN",
        "gate, OTHER"
    })
    void nameTellsTheAppliance(String name, Appliance appliance) {
        assertThat(Appliance.of(ActuatorName.of(name))).isEqualTo(appliance);
    }

    @ParameterizedTest
    @CsvSource({"OFF,0", "LOW,0.5", "HIGH,1"})
    void choiceRisesFromOffToFull(String value, double level) {
        ActuatorState state = state(ActuatorKind.CHOICE, List.of("OFF", "LOW", "HIGH"));
        state.set(value, NOW);

        assertThat(state.level(NOW)).isCloseTo(level, within(1e-9));
    }

    @Test
    void offMayStandAnywhere() {
        ActuatorState state = state(ActuatorKind.SWITCH, List.of("CLOSED", "OPEN"));

        assertThat(state.value()).contains("CLOSED");
        assertThat(state.level(NOW)).isZero();
        state.set("open", NOW);
        assertThat(state.value()).contains("OPEN");
        assertThat(state.level(NOW)).isEqualTo(1);
    }

    @Test
    void sliderIsAFractionOfItsRange() {
        ActuatorState state =
                new ActuatorState(
                        new Actuator(
                                ActuatorName.of("dimmer"),
                                DeviceId.of("d"),
                                ActuatorKind.SLIDER,
                                List.of(),
                                BigDecimal.valueOf(10),
                                BigDecimal.valueOf(30),
                                null));

        assertThat(state.value()).contains("10");
        state.set("25", NOW);
        assertThat(state.level(NOW)).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void buttonActsForTenSeconds() {
        ActuatorState state = state(ActuatorKind.BUTTON, List.of("PRESS"));
        assertThat(state.level(NOW)).isZero();

        assertThat(state.set("PRESS", NOW)).contains("PRESS");

        assertThat(state.level(NOW.plusSeconds(9))).isEqualTo(1);
        assertThat(state.level(NOW.plusSeconds(10))).isZero();
        assertThat(state.value()).isEmpty();
    }

    private static ActuatorState state(ActuatorKind kind, List<String> values) {
        return new ActuatorState(
                new Actuator(
                        ActuatorName.of("thing"),
                        DeviceId.of("d"),
                        kind,
                        values,
                        null,
                        null,
                        null));
    }
}

package io.tributary.topology.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActuatorTests {

    @ParameterizedTest
    @CsvSource({"10, 10", "' 12.50 ', 12.5", "1.5e1, 15", "20.0, 20"})
    void sliderTakesNumbersOnItsStepsInWhateverForm(String value, String canonical) {
        assertThat(slider("10", "20", "2.5").canonical(value)).hasValue(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "9.9", "20.1", "22.5", "warm", "", "1e99"})
    void sliderTakesNothingBesideItsSteps(String value) {
        assertThat(slider("10", "20", "2.5").canonical(value)).isEmpty();
    }

    @Test
    void stepsAreCountedFromTheSmallestValue() {
        assertThat(slider("1", "9", "2").canonical("3")).hasValue("3");
        assertThat(slider("1", "9", "2").canonical("4")).isEmpty();
    }

    @Test
    void sliderWithoutStepTakesAnyNumberBetween() {
        assertThat(slider("0", "100", null).canonical("33.333")).hasValue("33.333");
    }

    private static Actuator slider(String min, String max, @Nullable String step) {
        return new Actuator(
                ActuatorName.of("dimmer"),
                DeviceId.of("NodeMCU1"),
                ActuatorKind.SLIDER,
                List.of(),
                new BigDecimal(min),
                new BigDecimal(max),
                step == null ? null : new BigDecimal(step));
    }
}

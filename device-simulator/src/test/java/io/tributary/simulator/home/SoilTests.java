package io.tributary.simulator.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoilTests {

    private static final double HOUR = 3600;

    private final Soil soil = new Soil();
    private final double start = soil.moisturePercent();

    @Test
    void sunDriesFasterThanNight() {
        Soil shaded = new Soil();
        soil.advance(3 * HOUR, 0, false, 1);
        shaded.advance(3 * HOUR, 0, false, 0);

        assertThat(soil.moisturePercent()).isBetween(start - 8, start - 3);
        assertThat(shaded.moisturePercent()).isBetween(start - 1.5, start - 0.2);
    }

    @Test
    void pumpSaturatesTheSoil() {
        for (int i = 0; i < 300; i++) {
            soil.advance(5, 1, false, 1);
        }

        assertThat(soil.moisturePercent()).isCloseTo(85, within(1.0));
    }

    @Test
    void halfThePumpWetsLess() {
        Soil full = new Soil();
        soil.advance(30, 0.5, false, 0);
        full.advance(30, 1, false, 0);

        assertThat(soil.moisturePercent()).isBetween(start + 1, full.moisturePercent() - 1);
    }

    @Test
    void rainWetsSlowly() {
        soil.advance(HOUR, 0, true, 0);

        assertThat(soil.moisturePercent()).isBetween(start + 4, start + 12);
    }

    @Test
    void soilNeverDriesOutCompletely() {
        soil.advance(5_000 * HOUR, 0, false, 1);

        assertThat(soil.moisturePercent()).isCloseTo(8, within(0.1));
    }
}

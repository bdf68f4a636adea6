package io.tributary.acquisition.telemetry;

import static io.tributary.acquisition.telemetry.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.rejection.RejectionReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTests {

    @ParameterizedTest
    @ValueSource(strings = {"Cel", "%", "W", "lx", "[ppm]", "[degF]", "ug/m3", "kW.h", "10*3/uL"})
    void ucumStaysAsItIs(String unit) {
        assertThat(Units.normalised(unit)).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "°C, Cel",
        "degC, Cel",
        "C, Cel",
        "celsius, Cel",
        "°F, [degF]",
        "degF, [degF]",
        "%RH, %",
        "percent, %",
        "lux, lx",
        "watt, W",
        "ppm, [ppm]",
        "µg/m³, ug/m3",
        "m³, m3"
    })
    void aliasesAreFixed(String alias, String ucum) {
        assertThat(Units.normalised(alias)).isEqualTo(ucum);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "two words",
                "Ω",
                "°c",
                "m²",
                "tab\t",
                "newline\n",
                "abcdefghijklmnopqrstuvwxyz0123456"
            })
    void whatCannotBeAUnitIsRefused(String unit) {
        assertRefused(
                () -> Units.normalised(unit),
                RejectionReason.INVALID_STRUCTURE,
                "neither UCUM (such as Cel, %, W, lx) nor a known alias");
    }
}

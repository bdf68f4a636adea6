package io.tributary.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.topology.name.ElementName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTests {

    @Test
    void columnPerElementIsTheWideForm() {
        Columns columns = columns("Time", "temperature", " co2 ");

        assertThat(columns.time()).isZero();
        assertThat(columns.location()).isEmpty();
        assertThat(columns.layout())
                .isEqualTo(
                        new Columns.WideForm(
                                Map.of(
                                        1,
                                        ElementName.of("temperature"),
                                        2,
                                        ElementName.of("co2"))));
    }

    @Test
    void elementAndValueAreTheLongForm() {
        Columns columns = columns("location", "device", "element", "value", "timestamp");

        assertThat(columns.time()).isEqualTo(4);
        assertThat(columns.location()).hasValue(0);
        assertThat(columns.device()).hasValue(1);
        assertThat(columns.layout()).isEqualTo(new Columns.LongForm(2, 3));
    }

    @Test
    void wideFormMayNameItsDevices() {
        Columns columns = columns("time", "device", "temperature");

        assertThat(columns.device()).hasValue(1);
        assertThat(columns.layout())
                .isEqualTo(new Columns.WideForm(Map.of(2, ElementName.of("temperature"))));
    }

    @Test
    void headerWithoutTimeIsRefused() {
        refused("f.csv:1: no column of times", "temperature", "humidity");
    }

    @Test
    void headerWithoutValuesIsRefused() {
        refused("f.csv:1: no column of values", "time", "device");
    }

    @Test
    void columnThatIsNoElementNameIsRefused() {
        refused("f.csv:1: column: element \"Temp (C)\" is not a valid name", "time", "Temp (C)");
    }

    @Test
    void columnNamedTwiceIsRefused() {
        refused("f.csv:1: two columns are named \"co2\"", "time", "co2", "co2");
    }

    private static void refused(String why, String... names) {
        assertThatExceptionOfType(ReplayException.class)
                .isThrownBy(() -> columns(names))
                .withMessageStartingWith(why);
    }

    private static Columns columns(String... names) {
        return Columns.of("f.csv", List.of(names));
    }
}

package io.tributary.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.simulator.telemetry.Reading;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowParserTests {

    private static final SiteModel SITE =
            SiteModelReader.parse(
                    "site.yaml",
                    """
                    site: s
                    locations:
                      - name: hall
                        devices:
                          - id: d
                            elements:
                              - {name: running, type: boolean}
                              - {name: state, type: text}
                              - {name: level}
                    """);

    private final RowParser wide = parser(List.of("time", "temperature", "co2"), "hall", "d");
    private final RowParser declared =
            parser(List.of("time", "running", "state", "level"), "hall", "d");
    private final RowParser tall =
            parser(List.of("time", "location", "device", "element", "value"), null, null);

    @Test
    void wideRowIsOneMessageWithAllItsValues() throws BadRowException {
        ReplayRow row = wide.parse(List.of("2015-02-04T17:51:00Z", " 23.180", "721.25"));

        assertThat(row.at()).isEqualTo("2015-02-04T17:51:00Z");
        assertThat(row.location()).hasToString("hall");
        assertThat(row.device()).hasToString("d");
        assertThat(shown(row)).containsExactly("temperature=23.180", "co2=721.25");
    }

    @Test
    void longRowIsOneMessageWithOneValue() throws BadRowException {
        ReplayRow row = tall.parse(List.of("0", "attic", "e", "running", "true"));

        assertThat(row.location()).hasToString("attic");
        assertThat(row.device()).hasToString("e");
        assertThat(shown(row)).containsExactly("running=true");
    }

    @Test
    void emptyCellWasNotMeasured() throws BadRowException {
        assertThat(shown(wide.parse(List.of("0", "", "7")))).containsExactly("co2=7");
    }

    @Test
    void modelSaysHowACellIsRead() throws BadRowException {
        ReplayRow row = declared.parse(List.of("0", "1", "1", "1"));

        assertThat(row.readings())
                .extracting(reading -> reading.value().getClass().getSimpleName())
                .containsExactly("Boolean", "String", "BigDecimal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noon|1|2|\"noon\" is not a time",
                "0|x|2|temperature: \"x\" is not a finite number",
                "0|NaN|2|temperature: \"NaN\" is not a finite number",
                "0|1e999|2|temperature: \"1e999\" is not a finite number",
                "0|''|''|no value in any column"
            })
    void badCellIsNamed(String time, String temperature, String co2, String why) {
        refused(wide, why, time, temperature, co2);
    }

    @Test
    void rowOfAnotherLengthIsRefused() {
        refused(wide, "2 cells, but the header has 3", "0", "1");
        refused(wide, "4 cells, but the header has 3", "0", "1", "2", "3");
    }

    @Test
    void declaredTypeIsHeldTo() {
        refused(declared, "running: \"maybe\" is neither true nor false", "0", "maybe", "a", "1");
        refused(declared, "level: \"true\" is not a finite number", "0", "true", "a", "true");
    }

    @Test
    void longRowNeedsItsAddressAndNames() {
        refused(tall, "the location is missing", "0", "", "d", "x", "1");
        refused(tall, "the device is missing", "0", "hall", "", "x", "1");
        refused(tall, "deviceID \"a/b\" is not a valid name", "0", "hall", "a/b", "x", "1");
        refused(tall, "element \"#\" is not a valid name", "0", "hall", "d", "#", "1");
        refused(tall, "no value in any column", "0", "hall", "d", "x", "");
    }

    private static void refused(RowParser parser, String why, String... cells) {
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> parser.parse(Arrays.asList(cells)))
                .withMessageStartingWith(why);
    }

    private static List<String> shown(ReplayRow row) {
        return row.readings().stream().map(RowParserTests::shown).toList();
    }

    private static String shown(Reading reading) {
        return reading.element() + "=" + reading.value();
    }

    private static RowParser parser(
            List<String> header, @Nullable String location, @Nullable String device) {
        return new RowParser(
                Columns.of("f.csv", header),
                new Timestamps(SITE.zone()),
                new CellValues(SITE),
                location,
                device);
    }
}

package io.tributary.topology.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteModelReaderTests {

    private static final String VALID =
            """
            site: farm
            zone: Europe/Madrid
            locations:
              - name: field
                devices:
                  - id: probe-1
                    presence: battery
                    silence: PT30M
                    elements:
                      - {name: soilMoisture, unit: "%", min: 0, max: 100}
                      - {name: state, type: text}
                actuators:
                  - {name: valve, device: probe-1, kind: slider, min: 0, max: 100, step: 5}
            """;

    @Test
    void thesisHomeHasItsFourLocations() {
        SiteModel home = SiteModelReader.thesisHome();

        assertThat(home.locations())
                .extracting(location -> location.name().value())
                .containsExactly("room1", "room2", "kitchen", "garden");
        assertThat(home.location(LocationName.of("kitchen")).orElseThrow().actuators())
                .extracting(actuator -> actuator.name().value())
                .containsExactly("light", "cooker-hood");
        assertThat(
                        home.location(LocationName.of("garden"))
                                .flatMap(garden -> garden.device(DeviceId.of("NodeMCU4")))
                                .flatMap(d -> d.element(ElementName.of("soilMoisture")))
                                .map(Element::unit))
                .contains("%");
    }

    @Test
    void validFileIsReadWhole() {
        SiteModel farm = SiteModelReader.parse("site.yaml", VALID);
        Location field = farm.location(LocationName.of("field")).orElseThrow();
        Device probe = field.device(DeviceId.of("probe-1")).orElseThrow();
        Actuator valve = field.actuator(ActuatorName.of("valve")).orElseThrow();

        assertThat(farm.zone().getId()).isEqualTo("Europe/Madrid");
        assertThat(farm.strict()).isFalse();
        assertThat(probe.silence()).isEqualTo(Duration.ofMinutes(30));
        assertThat(probe.elements().get(1).type()).isEqualTo(ValueType.TEXT);
        assertThat(valve.canonical("050.0")).contains("50");
        assertThat(valve.canonical("101")).isEmpty();
    }

    @Test
    void mainsDeviceIsStaleAfterThreeIntervals() {
        Device nodeMcu = SiteModelReader.thesisHome().locations().getFirst().devices().getFirst();

        assertThat(nodeMcu.presence()).isEqualTo(PresenceClass.MAINS);
        assertThat(nodeMcu.silence()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void modelSurvivesTheWayThroughKafka() {
        JsonCodec<SiteModel> codec = JsonCodec.of(SiteModel.class);
        SiteModel farm = SiteModelReader.parse("site.yaml", VALID);

        assertThat(codec.decode(codec.encode(farm))).isEqualTo(farm);
    }

    @Test
    void revisionChangesWithTheText() {
        SiteModel farm = SiteModelReader.parse("site.yaml", VALID);

        assertThat(SiteModelReader.parse("site.yaml", VALID).revision()).isEqualTo(farm.revision());
        assertThat(SiteModelReader.parse("site.yaml", VALID + "# later\n").revision())
                .isNotEqualTo(farm.revision());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    site: farm                | site: my farm!          | site.yaml:1: site is "my farm!"; allowed: 1 to 64 of A-Z a-z 0-9 . _ - and the first a letter or digit
                    Europe/Madrid             | Europe/Nowhere          | site.yaml:2: zone is "Europe/Nowhere"; allowed: a name of the IANA time zone database such as Europe/Madrid
                    presence: battery         | presence: solar         | site.yaml:7: locations[0].devices[0].presence is "solar"; allowed: mains, battery
                    silence: PT30M            | silence: half an hour   | site.yaml:8: locations[0].devices[0].silence is "half an hour"; allowed: an ISO-8601 duration above zero such as PT10S, at most P366D
                    silence: PT30M            | silence: PT2562047788015215H | site.yaml:8: locations[0].devices[0].silence is "PT2562047788015215H"; allowed: an ISO-8601 duration above zero such as PT10S, at most P366D
                    silence: PT30M            | interval: PT30M         | site.yaml:8: locations[0].devices[0].interval is for presence: mains; a battery device has silence
                    min: 0, max: 100}         | min: 0, max: lots}      | site.yaml:10: locations[0].devices[0].elements[0].max is "lots"; allowed: a number with at most 32 places
                    min: 0, max: 100}         | min: 0, max: 1e999}     | site.yaml:10: locations[0].devices[0].elements[0].max is "1e999"; allowed: a number with at most 32 places
                    unit: "%"                 | unit: °C                | site.yaml:10: locations[0].devices[0].elements[0].unit is "°C"; allowed: UCUM in at most 32 characters of ASCII without blanks, such as Cel, %, W, lx
                    type: text                | type: string            | site.yaml:11: locations[0].devices[0].elements[1].type is "string"; allowed: number, boolean, text
                    device: probe-1, kind     | device: probe-2, kind   | site.yaml:13: locations[0].actuators[0].device is "probe-2"; allowed: a device of the same location: [probe-1]
                    kind: slider              | kind: dial              | site.yaml:13: locations[0].actuators[0].kind is "dial"; allowed: switch, slider, choice, button
                    kind: slider, min: 0, max | kind: slider, max       | site.yaml:13: locations[0].actuators[0].kind is slider, which needs min and max with min < max
                    site: farm                | sites: farm             | site.yaml:1: sites is unknown; allowed: schema, site, title, zone, strict, locations
                    """)
    void problemNamesFileLinePlaceAndWhatIsAllowed(String good, String bad, String message) {
        InvalidSiteModelException invalid = invalid(VALID.replace(good, bad));

        assertThat(invalid.getMessage()).contains(message);
    }

    @Test
    void everyProblemIsListedAtOnce() {
        InvalidSiteModelException invalid =
                invalid(VALID.replace("battery", "solar").replace("slider", "dial"));

        assertThat(invalid.problems()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void unquotedOnAndOffAreExplained() {
        String unquoted =
                VALID.replace(
                        "kind: slider, min: 0, max: 100, step: 5",
                        "kind: switch, values: [ON, OFF]");

        assertThat(invalid(unquoted).getMessage())
                .contains(
                        "values holds ON, which YAML reads as true or false; write \"ON\" in quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "no", "off", "1", "\"\""})
    void strictIsTrueOrFalseAndNeverGuessed(String strict) {
        assertThat(invalid(VALID + "strict: " + strict + "\n").getMessage())
                .contains("; allowed: true, false");
    }

    @Test
    void strictIsReadInAnyCase() {
        assertThat(SiteModelReader.parse("site.yaml", VALID + "strict: True\n").strict()).isTrue();
        assertThat(SiteModelReader.parse("site.yaml", VALID + "strict: FALSE\n").strict())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [low, high, Low]   | values hold "Low" twice; case does not count
                    [low, " high"]     | values hold " high" with blanks around it
                    """)
    void valuesThatNoCommandCouldNameAreRefused(String values, String message) {
        String choice =
                VALID.replace(
                        "kind: slider, min: 0, max: 100, step: 5",
                        "kind: choice, values: " + values);

        assertThat(invalid(choice).getMessage()).contains(message);
    }

    @Test
    void valueLongerThanAReportIsRefused() {
        String choice =
                VALID.replace(
                        "kind: slider, min: 0, max: 100, step: 5",
                        "kind: choice, values: [low, " + "h".repeat(257) + "]");

        assertThat(invalid(choice).getMessage())
                .contains("values hold one of more than 256 characters");
    }

    @Test
    void sameDeviceAtTwoPlacesIsRefused() {
        String twice =
                VALID
                        + """
                          - name: barn
                            devices:
                              - {id: probe-1, elements: [{name: temperature}]}
                        """;

        assertThat(invalid(twice).getMessage())
                .contains(
                        "site.yaml:16: locations[1].devices[0].id is \"probe-1\", which another device of the site has already");
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        assertThat(invalid("site: farm\nlocations: [").getMessage())
                .startsWith("site.yaml:")
                .contains("is not YAML");
    }

    @Test
    void fileThatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("site.yaml"), new byte[] {'a', (byte) 0xff});

        assertThatExceptionOfType(InvalidSiteModelException.class)
                .isThrownBy(() -> SiteModelReader.read(file))
                .withMessage(file + ":1: is not UTF-8 text");
    }

    @Test
    void siteOfTenThousandDevicesFitsIntoARecord() {
        StringBuilder large = new StringBuilder(VALID).append("  - name: hall\n    devices:\n");
        for (int device = 0; device < 10_000; device++) {
            large.append("      - id: node-").append(device).append("\n        elements:\n");
            large.append("          - {name: temperature, unit: Cel, min: -40, max: 85}\n");
            large.append("          - {name: humidity, unit: '%RH', min: 0, max: 100}\n");
        }

        SiteModel site = SiteModelReader.parse("site.yaml", large.toString());

        assertThat(site.location(LocationName.of("hall")).orElseThrow().devices()).hasSize(10_000);
    }

    @Test
    void siteThatNoServiceHasRoomForIsRefused() {
        StringBuilder large = new StringBuilder(VALID).append("  - name: hall\n    devices:\n");
        for (int device = 0; device < 20_000; device++) {
            large.append("      - id: node-").append(device).append("\n        elements:\n");
            large.append("          - {name: temperature, unit: Cel, min: -40, max: 85}\n");
        }

        assertThat(invalid(large.toString()).getMessage())
                .matches("(?s)site.yaml:1: is too large: [34]\\d{6} bytes as JSON, .*");
    }

    @Test
    void siteThatNoRecordCouldCarryIsRefused() {
        Random random = new Random(7);
        StringBuilder large = new StringBuilder("title: t");
        while (large.length() < 1_700_000) {
            large.append(Long.toString(random.nextLong(1L << 50), 36));
        }
        large.append("\n").append(VALID);

        assertThat(invalid(large.toString()).getMessage())
                .matches("(?s)site.yaml:1: is too large: 1\\d{6} bytes as JSON, 1\\d{6} packed, .*")
                .endsWith("; divide it into several sites");
    }

    @Test
    void emptyFileIsRefused() {
        assertThat(invalid("").getMessage())
                .isEqualTo("site.yaml:1: must be a mapping with site, zone and locations");
    }

    @Test
    void switchTakesOnlyItsTwoValuesInAnyCase() {
        Actuator light =
                new Actuator(
                        ActuatorName.of("light"),
                        DeviceId.of("d"),
                        ActuatorKind.SWITCH,
                        List.of("ON", "OFF"),
                        null,
                        null,
                        null);

        assertThat(light.canonical(" on ")).contains("ON");
        assertThat(light.canonical("TOGGLE")).isEmpty();
    }

    private static InvalidSiteModelException invalid(String yaml) {
        return Objects.requireNonNull(
                catchThrowableOfType(
                        InvalidSiteModelException.class,
                        () -> SiteModelReader.parse("site.yaml", yaml)));
    }
}

package io.tributary.acquisition.telemetry;

import static io.tributary.acquisition.telemetry.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.mqtt.DeviceTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.site.SiteModelReader;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensedMessageDecoderTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500900Z");
    private static final Instant ARRIVAL = Instant.parse("2026-11-20T10:15:30.500Z");

    private static final String MODEL =
            """
            site: home
            zone: Europe/Madrid
            strict: %s
            locations:
              - name: garden
                devices:
                  - id: probe
                    elements:
                      - {name: temperature, type: number, unit: Cel, min: -40, max: 85}
                      - {name: level, type: number}
                      - {name: open, type: boolean}
                      - {name: mode, type: text}
            """;

    private final SensedMessageDecoder lenient = decoder(false);
    private final SensedMessageDecoder strict = decoder(true);

    @Test
    void messageIsReadWithAllThatIdentifiesIt() {
        SensedMessage message =
                lenient.decode(
                        topic("sense/garden/probe"),
                        bytes(
                                "{\"deviceID\":\"probe\",\"temperature\":21.5,\"timestamp\":\"2026-11-20T11:00:00\",\"seq\":7,\"boot\":\"x\"}"),
                        NOW);
        assertThat(message.rehearsal()).isFalse();
        assertThat(message.location()).isEqualTo(LocationName.of("garden"));
        assertThat(message.device()).isEqualTo(DeviceId.of("probe"));
        assertThat(message.at()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(message.acquiredAt()).isEqualTo(ARRIVAL);
        assertThat(message.seq()).isEqualTo(7);
        assertThat(message.boot()).isEqualTo("x");
        assertThat(message.hash()).matches("[0-9a-f]{16}");
        assertThat(message.values()).containsExactly(number("temperature", 21.5, "Cel"));
    }

    @Test
    void withoutTimestampTheTimeOfArrivalCounts() {
        assertThat(lenient("{\"deviceID\":\"probe\",\"level\":1}").at()).isEqualTo(ARRIVAL);
    }

    @Test
    void withoutSeqThereIsNoHash() {
        assertThat(lenient("{\"deviceID\":\"probe\",\"level\":1}").hash()).isNull();
    }

    @Test
    void equalPayloadsHaveEqualHashesAndOthersDoNot() {
        String payload = "{\"deviceID\":\"probe\",\"level\":1,\"seq\":1}";
        assertThat(lenient(payload).hash()).isEqualTo(lenient(payload).hash());
        assertThat(lenient(payload).hash()).isNotEqualTo(lenient(payload + " ").hash());
    }

    @Test
    void locationOfTheTopicWins() {
        SensedMessage message =
                lenient("{\"deviceID\":\"probe\",\"localization\":\"attic\",\"level\":1}");
        assertThat(message.location()).isEqualTo(LocationName.of("garden"));
    }

    @Test
    void rehearsalIsMarked() {
        assertThat(
                        lenient.decode(
                                        topic("test/garden"),
                                        bytes("{\"deviceID\":\"probe\",\"level\":1}"),
                                        NOW)
                                .rehearsal())
                .isTrue();
    }

    @Test
    void aliasInTheModelIsTheUnitThatItStandsFor() {
        SensedMessageDecoder aliased =
                new SensedMessageDecoder(
                        SiteModelReader.parse(
                                "site.yaml",
                                MODEL.formatted(true)
                                        .replace("unit: Cel", "unit: degC")
                                        .replace("type: number}", "type: number, unit: lux}")));
        for (String units : List.of("°C lux", "Cel lx", "degC lx")) {
            String[] unit = units.split(" ", -1);
            assertThat(
                            aliased.decode(
                                            topic("sense/garden"),
                                            bytes(
                                                    """
                                                    {"deviceID":"probe","measures":[
                                                      {"element":"temperature","measure":1,"unit":"%s"},
                                                      {"element":"level","measure":2,"unit":"%s"},
                                                      {"element":"level","measure":3}]}
                                                    """
                                                            .formatted(unit[0], unit[1])),
                                            NOW)
                                    .values())
                    .containsExactly(
                            number("temperature", 1, "degC"),
                            number("level", 2, "lux"),
                            number("level", 3, "lux"));
        }
        assertRefused(
                () ->
                        aliased.decode(
                                topic("sense/garden"),
                                bytes(
                                        "{\"deviceID\":\"probe\",\"measures\":[{\"element\":\"temperature\",\"measure\":70,\"unit\":\"°F\"}]}"),
                                NOW),
                RejectionReason.UNIT_MISMATCH,
                "comes in [degF], the site model says degC");
    }

    @Test
    void deviceThatIsNotTheTopicsIsRefused() {
        assertRefused(
                () ->
                        lenient.decode(
                                topic("sense/garden/probe"),
                                bytes("{\"deviceID\":\"other\",\"level\":1}"),
                                NOW),
                RejectionReason.DEVICE_MISMATCH,
                "deviceID other differs from probe in the topic");
    }

    @Test
    void unitOfTheModelIsAddedOrMustBeTheSame() {
        assertThat(lenient(measure("temperature", "21.5", "°C")).values())
                .containsExactly(number("temperature", 21.5, "Cel"));
        assertRefused(
                () -> lenient(measure("temperature", "70", "[degF]")),
                RejectionReason.UNIT_MISMATCH,
                "temperature comes in [degF], the site model says Cel; values are never converted");
        assertRefused(
                () -> lenient(measure("level", "70", "cm")),
                RejectionReason.UNIT_MISMATCH,
                "level comes in cm, the site model says no unit");
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, '\"21.5\"', temperature is text, number",
        "temperature, true, temperature is boolean, number",
        "open, 1, open is number, boolean",
        "mode, 3, mode is number, text"
    })
    void typeOfTheModelIsRequired(String element, String value, String is, String says) {
        String payload = "{\"deviceID\":\"probe\",\"%s\":%s}".formatted(element, value);
        assertRefused(
                () -> lenient(payload),
                RejectionReason.TYPE_MISMATCH,
                is + ", the site model says " + says);
    }

    @ParameterizedTest
    @CsvSource({"-40.01", "85.5", "1e300"})
    void valueOutsideTheRangeIsRefused(String value) {
        assertRefused(
                () -> lenient(measure("temperature", value, "Cel")),
                RejectionReason.OUT_OF_RANGE,
                "outside the range -40.0 to 85.0");
    }

    @Test
    void bordersOfTheRangeBelongToIt() {
        assertThat(lenient(measure("temperature", "-40", "Cel")).values()).hasSize(1);
        assertThat(lenient(measure("temperature", "85", "Cel")).values()).hasSize(1);
    }

    @Test
    void oneBadReadingRefusesTheWholeMessage() {
        assertRefused(
                () -> lenient("{\"deviceID\":\"probe\",\"level\":1,\"temperature\":99}"),
                RejectionReason.OUT_OF_RANGE,
                "temperature is 99.0");
    }

    @Test
    void flatTextIsAReadingOnlyWhereTheModelSaysSo() {
        assertThat(lenient("{\"deviceID\":\"probe\",\"mode\":\"eco\",\"firmware\":\"1\"}").values())
                .containsExactly(
                        new Measurement(ElementName.of("mode"), new Value.TextValue("eco"), null));
        assertRefused(
                () -> lenient("{\"deviceID\":\"probe\",\"firmware\":\"1\"}"),
                RejectionReason.INVALID_STRUCTURE,
                "holds no reading");
    }

    @Test
    void measuredTextIsAReadingInAnyCase() {
        assertThat(lenient(measure("firmware", "\"1\"", null)).values()).hasSize(1);
    }

    @Test
    void discoveredDevicesAndElementsAreTakenAsTheyCome() {
        assertThat(lenient("{\"deviceID\":\"newcomer\",\"anything\":true}").values())
                .containsExactly(
                        new Measurement(
                                ElementName.of("anything"), new Value.BooleanValue(true), null));
        assertThat(lenient("{\"deviceID\":\"probe\",\"extra\":5}").values())
                .containsExactly(number("extra", 5, null));
    }

    @Test
    void deviceAtAnotherLocationIsDiscoveredThere() {
        assertThat(
                        lenient.decode(
                                        topic("sense/attic"),
                                        bytes("{\"deviceID\":\"probe\",\"temperature\":500}"),
                                        NOW)
                                .values())
                .containsExactly(number("temperature", 500, null));
    }

    @Test
    void strictModelRefusesWhatItDoesNotHave() {
        assertRefused(
                () -> strict("{\"deviceID\":\"newcomer\",\"level\":1}"),
                RejectionReason.NOT_IN_MODEL,
                "device newcomer is not in the site model at garden");
        assertRefused(
                () -> strict("{\"deviceID\":\"probe\",\"extra\":5}"),
                RejectionReason.NOT_IN_MODEL,
                "element extra of device probe is not in the site model, and the model is strict; it has");
        assertThat(strict("{\"deviceID\":\"probe\",\"level\":1,\"firmware\":\"1\"}").values())
                .hasSize(1);
    }

    @Test
    void clockThatIsWrongIsRefused() {
        assertRefused(
                () -> lenient("{\"deviceID\":\"probe\",\"level\":1,\"timestamp\":3}"),
                RejectionReason.ANCIENT_TIMESTAMP,
                "1970-01-01T00:00:03Z");
        assertRefused(
                () ->
                        lenient(
                                "{\"deviceID\":\"probe\",\"level\":1,\"timestamp\":\"2026-11-20T10:21:00Z\"}"),
                RejectionReason.FUTURE_TIMESTAMP,
                "2026-11-20T10:21:00Z");
    }

    private SensedMessage lenient(String payload) {
        return lenient.decode(topic("sense/garden"), bytes(payload), NOW);
    }

    private SensedMessage strict(String payload) {
        return strict.decode(topic("sense/garden"), bytes(payload), NOW);
    }

    private static String measure(String element, String value, @Nullable String unit) {
        return "{\"deviceID\":\"probe\",\"measures\":[{\"element\":\"%s\",\"measure\":%s%s}]}"
                .formatted(element, value, unit == null ? "" : ",\"unit\":\"" + unit + "\"");
    }

    private static Measurement number(String element, double value, @Nullable String unit) {
        return new Measurement(ElementName.of(element), new Value.NumberValue(value), unit);
    }

    private static SensedMessageDecoder decoder(boolean isStrict) {
        return new SensedMessageDecoder(
                SiteModelReader.parse("site.yaml", MODEL.formatted(isStrict)));
    }

    private static DeviceTopic.Sense topic(String topic) {
        return (DeviceTopic.Sense) DeviceTopic.parse(topic);
    }

    private static byte[] bytes(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8);
    }
}

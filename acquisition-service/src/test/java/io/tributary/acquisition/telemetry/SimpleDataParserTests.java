package io.tributary.acquisition.telemetry;

import static io.tributary.acquisition.telemetry.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleDataParserTests {

    private final SimpleDataParser parser = new SimpleDataParser(ZoneId.of("Europe/Madrid"));

    @Test
    void listOfMeasuresIsRead() {
        SimpleData data =
                parse(
                        """
                        {"deviceID":"NodeMCU3",
                         "measures":[{"element":"temperature","measure":21.4,"unit":"°C"},
                                     {"element":"humidity","measure":48,"unit":"%"},
                                     {"element":"door","measure":true},
                                     {"element":"mode","measure":"eco","quality":3,"note":null}],
                         "timestamp":"2026-11-20T10:15:30.123Z","seq":18123,"boot":"b7"}
                        """);
        assertThat(data)
                .isEqualTo(
                        new SimpleData(
                                DeviceId.of("NodeMCU3"),
                                Instant.parse("2026-11-20T10:15:30.123Z"),
                                18123L,
                                "b7",
                                List.of(
                                        number("temperature", 21.4, "Cel"),
                                        number("humidity", 48, "%"),
                                        new Measurement(
                                                ElementName.of("door"),
                                                new Value.BooleanValue(true),
                                                null),
                                        text("mode", "eco")),
                                false));
    }

    @Test
    void flatFormIsRead() {
        SimpleData data =
                parse(
                        """
                        {"deviceID":"NodeMCU3","localization":"garden","temperature":21.4,
                         "humidity":48,"pump":false,"firmware":"1.2","not a name":"remark"}
                        """);
        assertThat(data.flat()).isTrue();
        assertThat(data.timestamp()).isNull();
        assertThat(data.seq()).isNull();
        assertThat(data.boot()).isNull();
        assertThat(data.measurements())
                .containsExactly(
                        number("temperature", 21.4, null),
                        number("humidity", 48, null),
                        new Measurement(
                                ElementName.of("pump"), new Value.BooleanValue(false), null),
                        text("firmware", "1.2"));
    }

    @Test
    void propertiesMayComeInAnyOrder() {
        SimpleData data =
                parse(
                        "{\"seq\":1,\"measures\":[{\"measure\":1,\"element\":\"a\"}],\"deviceID\":\"d\"}");
        assertThat(data.measurements()).containsExactly(number("a", 1, null));
        assertThat(data.seq()).isEqualTo(1);
    }

    @Test
    void byteOrderMarkIsTolerated() {
        assertThat(parse("\ufeff{\"deviceID\":\"d\",\"a\":1}").measurements())
                .containsExactly(number("a", 1, null));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "5.0, 5",
        "1.8123e4, 18123",
        "9223372036854775807, 9223372036854775807"
    })
    void seqIsAWholeNumberHoweverItIsWritten(String written, long seq) {
        assertThat(parse("{\"deviceID\":\"d\",\"a\":1,\"seq\":%s}".formatted(written)).seq())
                .isEqualTo(seq);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0.5",
                "1e-3",
                "9223372036854775808",
                "1e19",
                "1e1000000",
                "\"7\"",
                "null",
                "true",
                "[1]",
                "{}"
            })
    @Timeout(5)
    void seqOfAnyOtherKindIsRefused(String written) {
        assertRefused(
                () -> parse("{\"deviceID\":\"d\",\"a\":1,\"seq\":%s}".formatted(written)),
                RejectionReason.INVALID_STRUCTURE,
                "seq must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({"\"a b\", a b", "7, 7", "-7, -7", "7.0, 7"})
    void bootIsTextOrAWholeNumber(String written, String boot) {
        assertThat(parse("{\"deviceID\":\"d\",\"a\":1,\"boot\":%s}".formatted(written)).boot())
                .isEqualTo(boot);
    }

    @Test
    void bootIsCountedInCharactersNotInUtf16() {
        String boot = "😀".repeat(64);
        assertThat(parse("{\"deviceID\":\"d\",\"a\":1,\"boot\":\"%s\"}".formatted(boot)).boot())
                .isEqualTo(boot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "true", "1.5", "1e30", "[]"})
    void bootOfAnyOtherKindIsRefused(String written) {
        assertRefused(
                () -> parse("{\"deviceID\":\"d\",\"a\":1,\"boot\":%s}".formatted(written)),
                RejectionReason.INVALID_STRUCTURE,
                "boot must be text of 1 to 64 characters or a whole number");
        assertRefused(
                () ->
                        parse(
                                "{\"deviceID\":\"d\",\"a\":1,\"boot\":\"%s\"}"
                                        .formatted("b".repeat(65))),
                RejectionReason.INVALID_STRUCTURE,
                "boot must be text of 1 to 64 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {"deviceID":"d"                                         | not valid JSON
        {"deviceID":"d","a":1} trailing                         | not valid JSON
        {"deviceID":"d","a":1} {}                               | more text follows after the JSON object
        {"deviceID":"d","a":NaN}                                | not valid JSON
        {"deviceID":"d","a":-Infinity}                          | not valid JSON
        {"deviceID":"d","a":01}                                 | not valid JSON
        {"deviceID":"d","a":.5}                                 | not valid JSON
        {'deviceID':'d','a':1}                                  | not valid JSON
        {"deviceID":"d","a":1,}                                 | not valid JSON
        {"deviceID":"d","a":"\\x"}                              | not valid JSON
        {"deviceID":"d","a":1 /* comment */}                    | not valid JSON
        {"deviceID":"d","a":12345678901234567890123456789012345678901234567890123456789012345} | not valid JSON
        []                                                      | not a JSON object
        [{"deviceID":"d","a":1}]                                | not a JSON object
        "text"                                                  | not a JSON object
        21.4                                                    | not a JSON object
        null                                                    | not a JSON object
        21,4                                                    | not valid JSON
        temperature=21.4                                        | not valid JSON
        """)
    void whatIsNoJsonObjectIsRefused(String payload, String words) {
        assertRefused(() -> parse(payload), RejectionReason.MALFORMED_JSON, words);
    }

    @Test
    void placeOfTheMistakeIsTold() {
        assertRefused(
                () -> parse("{\"deviceID\":\"d\",\n\"a\":tru}"),
                RejectionReason.MALFORMED_JSON,
                "line 2, column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {}                                                             | deviceID is missing
        {"a":1}                                                        | deviceID is missing
        {"DeviceID":"d","a":1}                                         | deviceID is missing
        {"deviceID":7,"a":1}                                           | deviceID must be text, is a number
        {"deviceID":null,"a":1}                                        | deviceID must be text, is null
        {"deviceID":["d"],"a":1}                                       | deviceID must be text, is an array
        {"deviceID":"d","deviceID":"e","a":1}                          | "deviceID" stands there twice
        {"deviceID":"d","a":1,"a":2}                                   | "a" stands there twice
        {"deviceID":"d"}                                               | holds no reading
        {"deviceID":"d","localization":"garden","seq":3}               | holds no reading
        {"deviceID":"d","not a name":"remark"}                         | holds no reading
        {"deviceID":"d","measures":[]}                                 | holds no reading
        {"deviceID":"d","measures":{}}                                 | measures must be an array, is an object
        {"deviceID":"d","measures":null}                               | measures must be an array, is null
        {"deviceID":"d","measures":21.4}                               | measures must be an array, is a number
        {"deviceID":"d","measures":[1]}                                | measures[0] must be an object with element and measure, is a number
        {"deviceID":"d","measures":[null]}                             | measures[0] must be an object with element and measure, is null
        {"deviceID":"d","measures":[{"element":"a","measure":1},[]]}   | measures[1] must be an object with element and measure, is an array
        {"deviceID":"d","measures":[{}]}                               | measures[0] has no element
        {"deviceID":"d","measures":[{"element":"a"}]}                  | measures[0] has no measure
        {"deviceID":"d","measures":[{"measure":1}]}                    | measures[0] has no element
        {"deviceID":"d","measures":[{"element":"a","measure":null}]}   | "measure" is null
        {"deviceID":"d","measures":[{"element":"a","measure":[1]}]}    | "measure" is an array
        {"deviceID":"d","measures":[{"element":"a","measure":{"v":1}}]}| "measure" is an object
        {"deviceID":"d","measures":[{"element":7,"measure":1}]}        | element must be text, is a number
        {"deviceID":"d","measures":[{"element":"a","measure":1,"unit":null}]}             | unit must be text, is null
        {"deviceID":"d","measures":[{"element":"a","measure":1,"measure":2}]}             | "measure" stands there twice in one measure
        {"deviceID":"d","measures":[{"element":"a","element":"b","measure":2}]}           | "element" stands there twice in one measure
        {"deviceID":"d","measures":[{"element":"a","measure":1,"raw":[1,2]}]}             | "raw" is an array
        {"deviceID":"d","measures":[{"element":"a","measure":1}],"temperature":21.4}      | mixes both forms
        {"deviceID":"d","temperature":21.4,"measures":[{"element":"a","measure":1}]}      | mixes both forms
        {"deviceID":"d","measures":[{"element":"a","measure":1}],"x":null}                | "x" is null
        {"deviceID":"d","temperature":null}                            | "temperature" is null
        {"deviceID":"d","temperature":[21.4]}                          | "temperature" is an array
        {"deviceID":"d","temperature":{"value":21.4}}                  | "temperature" is an object
        {"deviceID":"d","temperature":1e400}                           | "temperature" is a number too large to be stored
        {"deviceID":"d","temperature":-1e400}                          | "temperature" is a number too large to be stored
        {"deviceID":"d","measures":[{"element":"a","measure":1e400}]}  | "measure" is a number too large to be stored
        {"deviceID":"d","a":1,"localization":7}                        | localization must be text, is a number
        {"deviceID":"d","a":1,"timestamp":true}                        | timestamp must be ISO-8601 text, epoch seconds or epoch milliseconds, is true or false
        {"deviceID":"d","a":1,"timestamp":null}                        | epoch milliseconds, is null
        {"deviceID":"d","a":1,"timestamp":1e99999999999}               | epoch milliseconds, is a number
        {"deviceID":"d","mode":"\\ud83d"}                              | "mode" holds half of a surrogate pair
        {"deviceID":"d","a":1,"boot":"\\udc00"}                        | "boot" holds half of a surrogate pair
        """)
    void jsonThatIsNotSimpleDataIsRefused(String payload, String words) {
        assertRefused(() -> parse(payload), RejectionReason.INVALID_STRUCTURE, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {"deviceID":"","a":1}                                          | deviceID ""
        {"deviceID":"two words","a":1}                                 | deviceID "two words"
        {"deviceID":"a/b","a":1}                                       | deviceID "a/b"
        {"deviceID":"d","soil moisture":31}                            | element "soil moisture"
        {"deviceID":"d","":31}                                         | element ""
        {"deviceID":"d","measures":[{"element":"a#","measure":1}]}     | element "a#"
        """)
    void nameWithOtherCharactersIsRefused(String payload, String words) {
        assertRefused(() -> parse(payload), RejectionReason.INVALID_NAME, words);
    }

    @Test
    void unreadableTimestampIsRefused() {
        assertRefused(
                () -> parse("{\"deviceID\":\"d\",\"a\":1,\"timestamp\":\"yesterday\"}"),
                RejectionReason.INVALID_TIMESTAMP,
                "\"yesterday\" is no ISO-8601 date and time");
    }

    @Test
    void emptyPayloadIsRefused() {
        assertRefused(() -> parse(""), RejectionReason.EMPTY, "empty");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirPlace() {
        byte[] latin1 =
                "{\"deviceID\":\"d\",\"ort\":\"Küche\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(
                () -> parser.parse(latin1), RejectionReason.INVALID_UTF8, "invalid at byte 24");
        byte[] cutOff = "{\"a\":\"ü".getBytes(StandardCharsets.UTF_8);
        assertRefused(
                () -> parser.parse(Arrays.copyOf(cutOff, cutOff.length - 1)),
                RejectionReason.INVALID_UTF8,
                "invalid at byte 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void otherUnicodeEncodingsAreRefused(String charset) {
        byte[] payload = "{\"deviceID\":\"d\",\"a\":1}".getBytes(Charset.forName(charset));
        assertRefused(() -> parser.parse(payload), RejectionReason.INVALID_UTF8, "not UTF-8");
    }

    @Test
    @Timeout(5)
    void megabyteOfJunkIsRefused() {
        byte[] junk = new byte[1 << 20];
        new Random(7).nextBytes(junk);
        junk[0] = (byte) 0xff;
        assertRefused(() -> parser.parse(junk), RejectionReason.INVALID_UTF8, "at byte 0");
        assertRefused(
                () -> parse("{" + "\"".repeat(1 << 20)), RejectionReason.MALFORMED_JSON, "JSON");
    }

    @Test
    @Timeout(5)
    void deepNestingIsRefused() {
        assertRefused(
                () -> parse("[".repeat(100_000)),
                RejectionReason.MALFORMED_JSON,
                "not a JSON object");
        assertRefused(
                () -> parse("{\"deviceID\":\"d\",\"a\":" + "{\"a\":".repeat(100_000)),
                RejectionReason.INVALID_STRUCTURE,
                "\"a\" is an object");
        assertRefused(
                () -> parse("{\"deviceID\":\"d\",\"measures\":[{\"x\":" + "[".repeat(100_000)),
                RejectionReason.INVALID_STRUCTURE,
                "\"x\" is an array");
    }

    @Test
    void thousandPropertiesAreTheLimit() {
        assertThat(parse(flat(999)).measurements()).hasSize(999);
        assertRefused(
                () -> parse(flat(1000)),
                RejectionReason.INVALID_STRUCTURE,
                "at most 1000 properties");
    }

    @Test
    void thousandMeasuresAreTheLimit() {
        assertThat(parse(measures(1000)).measurements()).hasSize(1000);
        assertRefused(
                () -> parse(measures(1001)),
                RejectionReason.INVALID_STRUCTURE,
                "at most 1000 measures");
    }

    @Test
    void longAndStrangeTextIsCutInTheSentence() {
        String strange = "\\u0007" + "😀".repeat(200);
        assertRefused(
                () -> parse("{\"deviceID\":\"d\",\"%s\":null}".formatted(strange)),
                RejectionReason.INVALID_STRUCTURE,
                "\"?" + "😀".repeat(99) + "…\" is null");
    }

    @Test
    @Timeout(5)
    void absurdlySmallNumberIsZero() {
        assertThat(parse("{\"deviceID\":\"d\",\"a\":1e-1000000}").measurements())
                .containsExactly(number("a", 0, null));
    }

    private static String flat(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ",\"e" + i + "\":" + i)
                .collect(Collectors.joining("", "{\"deviceID\":\"d\"", "}"));
    }

    private static String measures(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"element\":\"a\",\"measure\":" + i + "}")
                .collect(Collectors.joining(",", "{\"deviceID\":\"d\",\"measures\":[", "]}"));
    }

    private SimpleData parse(String payload) {
        return parser.parse(payload.getBytes(StandardCharsets.UTF_8));
    }

    private static Measurement number(String element, double value, @Nullable String unit) {
        return new Measurement(ElementName.of(element), new Value.NumberValue(value), unit);
    }

    private static Measurement text(String element, String value) {
        return new Measurement(ElementName.of(element), new Value.TextValue(value), null);
    }
}

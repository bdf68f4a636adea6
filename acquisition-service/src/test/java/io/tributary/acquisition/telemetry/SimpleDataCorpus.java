package io.tributary.acquisition.telemetry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Payloads on both sides of every border that simple data has. All are well-formed JSON. */
final class SimpleDataCorpus {

    private static final String LONGEST_NAME = "n".repeat(64);

    private SimpleDataCorpus() {}

    static List<String> all() {
        return Stream.of(
                        whole(),
                        names(),
                        values(),
                        numbersOfMessages(),
                        others(),
                        List.of(flat(999), flat(1000), flat(1005), measures(1000), measures(1001)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> whole() {
        return List.of(
                "{\"deviceID\":\"NodeMCU3\",\"measures\":[{\"element\":\"temperature\",\"measure\":21.4,\"unit\":\"Cel\"},{\"element\":\"humidity\",\"measure\":48}],\"timestamp\":\"2026-11-20T10:15:30.123Z\",\"seq\":18123,\"boot\":\"b\"}",
                "{\"deviceID\":\"NodeMCU3\",\"localization\":\"garden\",\"temperature\":21.4,\"humidity\":48,\"soilMoisture\":31}",
                "{\"deviceID\":\"d\",\"a\":1,\"b\":true,\"c\":\"text\",\"timestamp\":1795169730,\"boot\":7}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":true}],\"remark\":\"x\",\"not a name\":\"y\"}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":\"t\",\"raw\":1,\"x y\":null,\"q\":false,\"s\":\"\"}]}",
                "{}",
                "[]",
                "null",
                "21.4",
                "\"text\"",
                "{\"deviceID\":\"d\"}",
                "{\"a\":1}",
                "{\"deviceID\":\"d\",\"localization\":\"x\",\"timestamp\":1,\"seq\":1,\"boot\":1}",
                "{\"deviceID\":\"d\",\"measures\":[]}",
                "{\"deviceID\":\"d\",\"measures\":{}}",
                "{\"deviceID\":\"d\",\"measures\":null}",
                "{\"deviceID\":\"d\",\"measures\":\"x\"}",
                "{\"deviceID\":\"d\",\"measures\":[1]}",
                "{\"deviceID\":\"d\",\"measures\":[[]]}",
                "{\"deviceID\":\"d\",\"measures\":[{}]}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\"}]}",
                "{\"deviceID\":\"d\",\"measures\":[{\"measure\":1}]}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1,\"raw\":[]}]}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1,\"raw\":{}}]}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1}],\"b\":1}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1}],\"b\":false}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1}],\"b\":null}",
                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1}],\"b c\":1}");
    }

    private static List<String> names() {
        return Stream.of(
                        "",
                        "a",
                        "9",
                        "_a",
                        "-a",
                        ".a",
                        "a.b_c-d",
                        "a b",
                        "a/b",
                        "ä",
                        "a\\n",
                        "\\na",
                        "a\\u0000",
                        "😀",
                        LONGEST_NAME,
                        LONGEST_NAME + "n",
                        "deviceID",
                        "measures",
                        "unit",
                        "__proto__")
                .flatMap(
                        name ->
                                Stream.of(
                                        "{\"deviceID\":\"%s\",\"x\":1}".formatted(name),
                                        "{\"deviceID\":\"d\",\"x\":1,\"localization\":\"%s\"}"
                                                .formatted(name),
                                        "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"%s\",\"measure\":1}]}"
                                                .formatted(name)))
                .toList();
    }

    private static List<String> values() {
        return Stream.of(
                        "0",
                        "-0",
                        "-0.0",
                        "1.5",
                        "1e3",
                        "1E-400",
                        "1e400",
                        "-1e400",
                        "1e1000",
                        "1.7976931348623157e308",
                        "-1.7976931348623157e308",
                        "1.7976931348623159e308",
                        "9007199254740993",
                        "123456789012345678901234567890",
                        "true",
                        "false",
                        "null",
                        "\"\"",
                        "\"text\"",
                        "\"NaN\"",
                        "\"\\ud83d\\ude00\"",
                        "\"\\ud83d\"",
                        "\"\\ude00\\ud83d\"",
                        "\"a\\udc00b\"",
                        "\"😀\"",
                        "\"\\u0000\"",
                        "[]",
                        "[1]",
                        "{}",
                        "{\"v\":1}")
                .flatMap(
                        value ->
                                Stream.of(
                                                "{\"deviceID\":\"d\",\"x\":%s}",
                                                "{\"deviceID\":\"d\",\"x y\":%s}",
                                                "{\"deviceID\":\"d\",\"x\":1,\"x y\":%s}",
                                                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":%s}]}",
                                                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1}],\"x\":%s}",
                                                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1,\"x\":%s}]}",
                                                "{\"deviceID\":\"d\",\"x\":1,\"localization\":%s}",
                                                "{\"deviceID\":%s,\"x\":1}")
                                        .map(form -> form.formatted(value)))
                .toList();
    }

    private static List<String> numbersOfMessages() {
        return Stream.of(
                        "0",
                        "-0",
                        "-0.0",
                        "7",
                        "7.0",
                        "7e0",
                        "7e2",
                        "700e-2",
                        "7.5",
                        "-1",
                        "-7.0",
                        "9223372036854775807",
                        "9223372036854775808",
                        "-9223372036854775808",
                        "-9223372036854775809",
                        "9.223372036854775807e18",
                        "1e19",
                        "1e300",
                        "1e-300",
                        "\"\"",
                        "\"7\"",
                        "\"" + "b".repeat(64) + "\"",
                        "\"" + "b".repeat(65) + "\"",
                        "\"" + "😀".repeat(64) + "\"",
                        "\"" + "😀".repeat(65) + "\"",
                        "\"\\ud800\"",
                        "true",
                        "null",
                        "[]",
                        "{}")
                .flatMap(
                        value ->
                                Stream.of(
                                        "{\"deviceID\":\"d\",\"x\":1,\"seq\":%s}".formatted(value),
                                        "{\"deviceID\":\"d\",\"x\":1,\"boot\":%s}".formatted(value),
                                        "{\"deviceID\":\"d\",\"x\":1,\"timestamp\":%s}"
                                                .formatted(value)))
                .toList();
    }

    private static List<String> others() {
        return Stream.of(
                        "\"Cel\"",
                        "\"%\"",
                        "\"°C\"",
                        "\"°F\"",
                        "\"µg/m³\"",
                        "\"m³\"",
                        "\"m²\"",
                        "\"Ω\"",
                        "\"\"",
                        "\"a b\"",
                        "\"a\\n\"",
                        "\"~\"",
                        "\"!\"",
                        "\"\\u007f\"",
                        "\"" + "u".repeat(32) + "\"",
                        "\"" + "u".repeat(33) + "\"",
                        "null",
                        "1",
                        "true",
                        "[]",
                        "{}",
                        "\"%RH\"",
                        "\"percent\"")
                .map(
                        unit ->
                                "{\"deviceID\":\"d\",\"measures\":[{\"element\":\"a\",\"measure\":1,\"unit\":%s}]}"
                                        .formatted(unit))
                .toList();
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
}

package io.tributary.dashboard.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies near an example, and such that are none. */
final class Bodies {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> LITERALS =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1e400",
                    "1e1000000000",
                    "9".repeat(2_000),
                    "{}",
                    "[]",
                    "[\"ON\"]",
                    "\"\\ud83d\"",
                    "\"\\u0000\"",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(5_000),
                    "[".repeat(400) + "]".repeat(400),
                    "\"" + "x".repeat(200_000) + "\"");

    private final Values values;

    Bodies(Values values) {
        this.values = values;
    }

    byte[] like(JsonNode example) {
        if (values.oneOf(12)) {
            return values.one(LITERALS).getBytes(StandardCharsets.UTF_8);
        }
        byte[] body = object(example).getBytes(StandardCharsets.UTF_8);
        return values.oneOf(8) ? damaged(body) : body;
    }

    private String object(JsonNode example) {
        List<String> members = new ArrayList<>();
        example.properties()
                .forEach(
                        each -> {
                            if (!values.oneOf(8)) {
                                members.add(
                                        quoted(each.getKey())
                                                + ":"
                                                + value(each.getKey(), each.getValue()));
                            }
                            if (values.oneOf(12)) {
                                members.add(
                                        quoted(each.getKey())
                                                + ":"
                                                + value(each.getKey(), each.getValue()));
                            }
                        });
        if (values.oneOf(8)) {
            members.add(quoted(values.text()) + ":" + value("", example));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String value(String name, JsonNode example) {
        if (name.equals("password") && !values.oneOf(30)) {
            return "\"short\""; // one that is taken is hashed, which is slow on purpose
        }
        if (values.oneOf(5)) {
            return values.one(LITERALS);
        }
        return example.isString()
                ? quoted(values.textLike(example.asString()))
                : example.toString();
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private byte[] damaged(byte[] body) {
        if (body.length == 0 || values.oneOf(3)) {
            return Arrays.copyOf(body, values.below(body.length + 1));
        }
        byte[] damaged = body.clone();
        damaged[values.below(damaged.length)] = (byte) values.below(256);
        return damaged;
    }
}

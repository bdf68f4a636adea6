package io.tributary.dashboard.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/**
 * A request that was made up after an operation.
 *
 * @param method as the operation has it, or another
 * @param uri encoded
 * @param headers values by name
 * @param body bytes, where there are any
 * @param answers statuses that are documented for it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MadeRequest(
        String method,
        String uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Set<Integer> answers) {

    /** What any path answers to another method, form or length, or to what it cannot produce. */
    private static final Set<Integer> OF_HTTP = Set.of(400, 404, 405, 406, 413, 415);

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static final List<String> TYPES =
            List.of(
                    "*/*",
                    "text/csv",
                    "text/html",
                    "text/plain",
                    "text/event-stream",
                    "application/json;charset=utf-16",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data;boundary=x",
                    "application/problem+json",
                    "nonsense",
                    "a/b;q=nonsense");

    static MadeRequest of(Operation operation, Values values) {
        Map<String, String> headers = new HashMap<>();
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asString();
            String value = values.textLike(fitting(parameter, values));
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value));
                case "query" -> addTo(query, parameter, name, value, values);
                default -> headers.put(name, value);
            }
        }
        if (values.oneOf(20)) {
            add(query, values.text(), "1");
        }
        headers.put("Accept", type(values));
        byte[] body = null;
        if (!operation.body().isMissingNode()) {
            headers.put("Content-Type", type(values));
            body = new Bodies(values).like(operation.body());
        }
        String method = values.oneOf(40) ? values.one(METHODS) : operation.method();
        return new MadeRequest(method, path + query, headers, body, answers(operation, method));
    }

    private static Set<Integer> answers(Operation operation, String method) {
        Set<Integer> answers = new TreeSet<>(operation.answers());
        answers.removeAll(Set.of(500, 503)); // nothing fails, and nothing is away
        answers.addAll(OF_HTTP);
        if (!method.equals(operation.method())) {
            answers.addAll(Set.of(200, 202)); // it may be that of another operation
        }
        return answers;
    }

    private static String fitting(JsonNode parameter, Values values) {
        JsonNode example = parameter.path("example");
        JsonNode choices = parameter.at("/schema/enum");
        if (choices.isMissingNode()) {
            choices = parameter.at("/schema/items/enum");
        }
        if (!choices.isEmpty()) {
            return choices.get(values.below(choices.size())).asString();
        }
        return switch (parameter.path("name").asString()) {
            case "site" -> "home";
            case "location" -> "room1";
            case "device" -> "NodeMCU1";
            case "actuator" -> "light";
            default -> example.isMissingNode() ? values.text() : example.asString();
        };
    }

    private static void addTo(
            StringBuilder query, JsonNode parameter, String name, String value, Values values) {
        if (!parameter.path("required").asBoolean(false) && !values.oneOf(3)) {
            return;
        }
        for (int times = values.oneOf(15) ? 3 : 1; times > 0; times--) {
            add(query, name, value);
        }
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(encoded(name)).append('=');
        query.append(encoded(value));
    }

    private static String type(Values values) {
        return values.oneOf(15) ? values.one(TYPES) : "application/json";
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String shown = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return method
                + " "
                + uri
                + " "
                + headers
                + " "
                + (shown.length() <= 500 ? shown : shown.substring(0, 500) + "…");
    }
}

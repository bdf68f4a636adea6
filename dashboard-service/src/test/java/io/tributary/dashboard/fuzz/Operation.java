package io.tributary.dashboard.fuzz;

import io.swagger.v3.core.util.Yaml31;
import io.tributary.dashboard.support.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation of the published document.
 *
 * @param method in capitals
 * @param path with names in braces
 * @param parameters as they are described
 * @param body an example; missing where none is taken
 * @param answers every documented status
 */
record Operation(
        String method,
        String path,
        List<JsonNode> parameters,
        JsonNode body,
        Set<Integer> answers) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** All of the document but the live stream, which does not end. */
    static List<Operation> all() {
        JsonNode document;
        try (InputStream in = Files.newInputStream(OpenApiDocument.FILE)) {
            document = JSON.readTree(Yaml31.mapper().readTree(in).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method ->
                                                        all.add(
                                                                of(
                                                                        method.getKey(),
                                                                        path.getKey(),
                                                                        method.getValue()))));
        all.removeIf(each -> each.path.endsWith("/stream"));
        return all;
    }

    private static Operation of(String method, String path, JsonNode described) {
        Set<Integer> answers =
                described.path("responses").propertyNames().stream()
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet());
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                StreamSupport.stream(described.path("parameters").spliterator(), false).toList(),
                described.at("/requestBody/content/application~1json/example"),
                answers);
    }
}

package io.tributary.system.views;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What Kibana knows of an index: the fields of its mapping, as streaming-consumer creates it, and
 * those that the data view computes of them.
 *
 * @param types type of each field that can be searched or aggregated, by its name
 */
record DataView(Map<String, String> types) {

    /** The field that stands for whole documents. */
    static final String RECORDS = "___records___";

    private static final Path MAPPINGS =
            Path.of(
                    "../streaming-consumer/src/main/resources/io/tributary/streaming/catalogue/elasticsearch");
    private static final Pattern COMPUTED_FROM = Pattern.compile("doc\\['([^']*)']");

    static DataView of(JsonNode object) throws IOException {
        String index = object.at("/attributes/title").asString();
        Map<String, String> types = new HashMap<>(Map.of(RECORDS, "long"));
        add(
                "",
                Deploy.json(MAPPINGS.resolve(index.replaceFirst("^tributary-", "") + ".json")),
                types);
        Map<String, String> mapped = Map.copyOf(types);
        JsonNode computed =
                JsonCodec.mapper()
                        .readTree(object.at("/attributes/runtimeFieldMap").asString("{}"));
        computed.properties()
                .forEach(
                        field -> {
                            requireMapped(field.getValue(), mapped);
                            types.put(field.getKey(), field.getValue().path("type").asString());
                        });
        return new DataView(Map.copyOf(types));
    }

    String type(String field) {
        return types.getOrDefault(field, "missing");
    }

    boolean isNumber(String field) {
        return type(field).matches("long|integer|double");
    }

    private static void add(String prefix, JsonNode mapping, Map<String, String> types) {
        mapping.path("properties")
                .properties()
                .forEach(
                        field -> {
                            String name = prefix + field.getKey();
                            JsonNode of = field.getValue();
                            if (of.has("properties")) {
                                add(name + ".", of, types);
                            } else if (of.path("enabled").asBoolean(true)) {
                                types.put(name, of.path("type").asString());
                            }
                        });
    }

    private static void requireMapped(JsonNode computed, Map<String, String> mapped) {
        String unknown =
                COMPUTED_FROM
                        .matcher(computed.at("/script/source").asString())
                        .results()
                        .map(each -> each.group(1))
                        .filter(field -> !mapped.containsKey(field))
                        .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new AssertionError("computed from fields that there are not: " + unknown);
        }
    }
}

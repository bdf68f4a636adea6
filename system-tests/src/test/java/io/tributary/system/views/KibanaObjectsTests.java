package io.tributary.system.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is imported into Kibana fits together, and asks for fields that there are. */
class KibanaObjectsTests {

    /** The newest that each type has had since Kibana 8.9; a newer Kibana goes on from there. */
    private static final Map<String, String> VERSIONS =
            Map.of("index-pattern", "8.0.0", "lens", "8.9.0", "dashboard", "8.9.0");

    private static final Pattern FIELD_OF_QUERY = Pattern.compile("([A-Za-z.]+)\\s*:");
    private static final String LAYER = "indexpattern-datasource-layer-";

    /** By type and id, such as {@code lens/tributary-delay}. */
    private final Map<String, JsonNode> objects = new LinkedHashMap<>();

    @BeforeEach
    void read() throws IOException {
        for (String line : Files.readAllLines(Deploy.file("kibana/tributary.ndjson"))) {
            JsonNode object = JsonCodec.mapper().readTree(line);
            String key = object.path("type").asString() + "/" + object.path("id").asString();
            assertThat(objects.put(key, object)).as("once: %s", key).isNull();
        }
    }

    @Test
    void everyObjectIsOfAVersionThatKibanaTakes() {
        assertThat(objects).hasSizeGreaterThan(10);
        objects.forEach(
                (key, object) -> {
                    assertThat(object.path("typeMigrationVersion").asString())
                            .as(key)
                            .isEqualTo(VERSIONS.get(object.path("type").asString()));
                    assertThat(object.path("coreMigrationVersion").asString())
                            .as(key)
                            .isEqualTo("8.8.0");
                    assertThat(object.at("/attributes/title").asString()).as(key).isNotBlank();
                });
    }

    @Test
    void everyReferenceLeadsToAnObjectOfTheFile() {
        objects.forEach(
                (key, object) -> {
                    for (JsonNode reference : object.path("references")) {
                        assertThat(objects).as(key).containsKey(key(reference));
                    }
                });
    }

    @Test
    void dashboardShowsEveryVisualisationOnceAndNoneUponAnother() {
        JsonNode dashboard = Objects.requireNonNull(objects.get("dashboard/tributary"));
        Set<String> shown = new TreeSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : json(dashboard, "panelsJSON")) {
            JsonNode reference =
                    reference(
                            dashboard,
                            panel.path("panelIndex").asString()
                                    + ":"
                                    + panel.path("panelRefName").asString());
            assertThat(reference.path("type")).isEqualTo(panel.path("type"));
            assertThat(shown.add(key(reference))).as("%s", reference).isTrue();
            JsonNode grid = panel.path("gridData");
            assertThat(grid.path("i")).isEqualTo(panel.path("panelIndex"));
            assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(48);
            for (int x = 0; x < grid.path("w").asInt(); x++) {
                for (int y = 0; y < grid.path("h").asInt(); y++) {
                    String cell = (grid.path("x").asInt() + x) + "/" + (grid.path("y").asInt() + y);
                    assertThat(cells.add(cell)).as("%s", panel).isTrue();
                }
            }
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        objects.keySet().stream().filter(key -> key.startsWith("lens/")).toList());
    }

    @Test
    void timeOfADataViewIsADateOfItsMapping() throws IOException {
        for (JsonNode object : of("index-pattern")) {
            JsonNode time = object.at("/attributes/timeFieldName");
            if (!time.isMissingNode()) {
                assertThat(DataView.of(object).type(time.asString()))
                        .as("%s", time)
                        .isEqualTo("date");
            }
        }
    }

    @Test
    void everyColumnAsksForAFieldOfTheRightKind() throws IOException {
        for (JsonNode lens : of("lens")) {
            String where = lens.at("/attributes/title").asString();
            DataView view = view(lens);
            JsonNode columns = layer(lens).path("columns");
            for (JsonNode column : columns) {
                String operation = column.path("operationType").asString();
                String field = column.path("sourceField").asString("");
                switch (operation) {
                    case "date_histogram" ->
                            assertThat(view.type(field)).as(where).isEqualTo("date");
                    case "terms" -> assertThat(view.type(field)).as(where).isEqualTo("keyword");
                    case "sum", "min", "max", "percentile", "count" ->
                            assertThat(view.isNumber(field)).as("%s: %s", where, field).isTrue();
                    case "last_value" -> {
                        assertThat(view.type(field)).as(where).isIn("double", "keyword", "date");
                        assertThat(view.type(column.at("/params/sortField").asString()))
                                .as(where)
                                .isEqualTo("date");
                    }
                    case "formula", "math" -> assertThat(column.path("references")).isNotEmpty();
                    default -> throw new AssertionError(where + ": " + operation);
                }
            }
            FIELD_OF_QUERY
                    .matcher(lens.at("/attributes/state/query/query").asString())
                    .results()
                    .forEach(
                            each ->
                                    assertThat(view.type(each.group(1)))
                                            .as(where)
                                            .isEqualTo("keyword"));
        }
    }

    @Test
    void everyColumnThatIsNamedIsThere() {
        for (JsonNode lens : of("lens")) {
            String where = lens.at("/attributes/title").asString();
            JsonNode layer = layer(lens);
            Set<String> columns = new TreeSet<>(layer.path("columns").propertyNames());
            assertThat(texts(layer.path("columnOrder")))
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(columns);
            for (JsonNode column : layer.path("columns")) {
                assertThat(columns).as(where).containsAll(texts(column.path("references")));
                JsonNode by = column.at("/params/orderBy/columnId");
                assertThat(by.isMissingNode() || columns.contains(by.asString()))
                        .as(where)
                        .isTrue();
            }
            Set<String> shown = shown(lens.at("/attributes/state/visualization"));
            assertThat(shown).as(where).isNotEmpty().isSubsetOf(columns);
        }
    }

    private static Set<String> shown(JsonNode visualization) {
        Set<String> shown = new TreeSet<>();
        for (String name : List.of("columnId", "xAccessor", "splitAccessor", "metricAccessor")) {
            visualization.findValues(name).forEach(each -> shown.add(each.asString()));
        }
        visualization.findValues("accessors").forEach(each -> shown.addAll(texts(each)));
        return shown;
    }

    private DataView view(JsonNode lens) throws IOException {
        String layer =
                lens.at("/attributes/state/datasourceStates/formBased/layers")
                        .propertyNames()
                        .iterator()
                        .next();
        return DataView.of(
                Objects.requireNonNull(objects.get(key(reference(lens, LAYER + layer)))));
    }

    private static JsonNode layer(JsonNode lens) {
        return lens.at("/attributes/state/datasourceStates/formBased/layers").iterator().next();
    }

    private List<JsonNode> of(String type) {
        return objects.values().stream()
                .filter(each -> each.path("type").asString().equals(type))
                .toList();
    }

    private static JsonNode reference(JsonNode object, String name) {
        for (JsonNode reference : object.path("references")) {
            if (reference.path("name").asString().equals(name)) {
                return reference;
            }
        }
        throw new AssertionError(object.path("id") + " has no reference " + name);
    }

    private static String key(JsonNode reference) {
        return reference.path("type").asString() + "/" + reference.path("id").asString();
    }

    private static JsonNode json(JsonNode object, String attribute) {
        return JsonCodec.mapper().readTree(object.path("attributes").path(attribute).asString());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}

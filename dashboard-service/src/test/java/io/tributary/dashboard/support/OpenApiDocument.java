package io.tributary.dashboard.support;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed OpenAPI document, taken at its word: a property that it does not name is an error,
 * though readers pass over such.
 */
public final class OpenApiDocument {

    public static final Path FILE = Path.of("..", "docs", "contracts", "openapi.yaml");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OPEN = "Problem";

    private final JsonNode root;
    private final ObjectNode strict;

    public OpenApiDocument() {
        try (InputStream in = Files.newInputStream(FILE)) {
            // a reader of YAML 1.2, in which a time is text
            root = JSON.readTree(Yaml31.mapper().readTree(in).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        strict = (ObjectNode) root.path("components").deepCopy();
        strict.path("schemas")
                .properties()
                .forEach(
                        schema -> {
                            if (!schema.getKey().equals(OPEN)) {
                                ((ObjectNode) schema.getValue()).put("additionalProperties", false);
                            }
                        });
    }

    /**
     * A document in one order, to compare it: in which order a library writes hangs on what else
     * was started in the process before.
     */
    public static String inOrder(String yaml) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        sorted(JSON.readTree(Yaml31.mapper().readTree(yaml).toString())));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.propertyStream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> copy.set(each.getKey(), sorted(each.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.valueStream()
                    .map(OpenApiDocument::sorted)
                    .sorted(Comparator.comparing(JsonNode::toString))
                    .forEach(copy::add);
            return copy;
        }
        return node;
    }

    /** Every operation. */
    public List<JsonNode> operations() {
        return root.path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
    }

    /** The schema of what the operation answers in JSON where all is well. */
    public JsonNode answer(String operation) {
        return operations().stream()
                .filter(each -> each.path("operationId").asString().equals(operation))
                .findFirst()
                .orElseThrow()
                .at("/responses/200/content/application~1json/schema");
    }

    /** The example behind a reference, or the example itself. */
    public JsonNode example(JsonNode named) {
        String reference = named.path("$ref").asString("");
        return (reference.isEmpty() ? named : root.at(reference.substring(1))).path("value");
    }

    /** Where the instance does not fit the schema. */
    public List<Error> errors(JsonNode schema, JsonNode instance) {
        ObjectNode whole = schema.deepCopy().asObject();
        whole.set("components", strict);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(instance);
    }
}

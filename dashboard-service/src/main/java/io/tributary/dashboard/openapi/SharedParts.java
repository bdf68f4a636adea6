package io.tributary.dashboard.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.tags.Tag;
import io.tributary.dashboard.problem.ProblemType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What operations share: problems, headers, and texts of schemas. */
final class SharedParts implements OpenApiCustomizer {

    static final String PROBLEM = "Problem";
    static final List<String> RATE_LIMIT_HEADERS = List.of("RateLimit", "RateLimit-Policy");

    private final Texts texts;

    SharedParts(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getInfo().setDescription(texts.of("description"));
        Components components = document.getComponents();
        texts.schemas()
                .properties()
                .forEach(text -> describe(components, text.getKey(), text.getValue()));
        components.addSchemas(PROBLEM, problem());
        for (ProblemType type : ProblemType.values()) {
            components.addExamples(type.code(), new Example().value(example(type)));
        }
        texts.headers()
                .properties()
                .forEach(text -> components.addHeaders(text.getKey(), header(text.getValue())));
        document.setTags(
                texts.tags().properties().stream()
                        .map(
                                text ->
                                        new Tag()
                                                .name(text.getKey())
                                                .description(text.getValue().asText()))
                        .toList());
    }

    private static void describe(Components components, String name, JsonNode text) {
        Schema<?> schema = known(components.getSchemas().get(name), name);
        schema.setDescription(Texts.text(text, "description"));
        text.path("required").forEach(property -> schema.addRequiredItem(property.asText()));
        text.path("properties")
                .properties()
                .forEach(
                        property ->
                                known(
                                                schema.getProperties().get(property.getKey()),
                                                name + "." + property.getKey())
                                        .setDescription(property.getValue().asText()));
    }

    private static Schema<?> known(@Nullable Schema<?> schema, String name) {
        if (schema == null) {
            throw new IllegalStateException(
                    "openapi/texts.yaml describes " + name + ", which is in no answer");
        }
        return schema;
    }

    private static Schema<?> problem() {
        Schema<?> schema = typed("object");
        schema.setDescription(
                "RFC 9457. type is stable; further members depend on it: parameter or property names what is not valid.");
        schema.addProperty("type", typed("string").format("uri"));
        schema.addProperty("title", typed("string"));
        schema.addProperty("status", typed("integer"));
        schema.addProperty("detail", typed("string"));
        schema.addProperty("instance", typed("string").format("uri-reference"));
        schema.addProperty("parameter", typed("string"));
        schema.addProperty("property", typed("string"));
        schema.setRequired(List.of("type", "title", "status"));
        return schema;
    }

    private JsonNode example(ProblemType type) {
        ObjectNode example = Json31.mapper().createObjectNode();
        example.put("type", type.uri().toString());
        example.put("title", type.title());
        example.put("status", type.status().value());
        JsonNode more = texts.problem(type.code());
        if (more.isObject()) {
            example.setAll((ObjectNode) more);
        }
        return example;
    }

    private static Header header(JsonNode text) {
        return new Header()
                .description(text.path("description").asText())
                .schema(typed("string"))
                .example(text.path("example").asText());
    }

    static Parameter ifNoneMatch() {
        return new Parameter()
                .in("header")
                .name("If-None-Match")
                .description("The ETag of an earlier answer; 304 where it would be the same.")
                .schema(typed("string"));
    }

    static ApiResponse notModified() {
        return new ApiResponse()
                .description("Nothing has changed since the answer of that ETag")
                .addHeaderObject("ETag", new Header().$ref("#/components/headers/ETag"));
    }

    static MediaType plainText(JsonNode example) {
        return new MediaType().schema(typed("string")).example(example.asText());
    }

    /**
     * A schema of only these words, or of a list of them. A new one, since parameters share those
     * that the library makes.
     */
    static Schema<?> oneOf(JsonNode words, boolean several) {
        JsonSchema one = new JsonSchema();
        one.setTypes(Set.of("string"));
        words.forEach(word -> one.addEnumItemObject(word.asText()));
        return several ? typed("array").items(one) : one;
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }
}

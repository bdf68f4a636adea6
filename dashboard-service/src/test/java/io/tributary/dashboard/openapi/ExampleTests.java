package io.tributary.dashboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the examples of the committed document against its schemas. */
class ExampleTests {

    private final OpenApiDocument document = new OpenApiDocument();

    @Test
    void everyExampleFitsItsSchema() {
        int examples = 0;
        for (JsonNode operation : document.operations()) {
            for (JsonNode media : media(operation)) {
                for (JsonNode example : examples(media)) {
                    examples++;
                    assertThat(document.errors(media.path("schema"), example))
                            .as(operation.path("operationId").asString() + ": " + example)
                            .isEmpty();
                }
            }
        }
        assertThat(examples).isGreaterThan(100);
    }

    @Test
    void whatTheDocumentDoesNotNameIsFound() {
        JsonNode schema = document.answer("command");
        JsonNode wrong = JsonMapper.shared().readTree("{\"colour\":1}");

        assertThat(document.errors(schema, wrong)).hasSizeGreaterThan(2);
    }

    private static List<JsonNode> media(JsonNode operation) {
        List<JsonNode> all =
                new ArrayList<>(operation.at("/requestBody/content").valueStream().toList());
        operation
                .path("responses")
                .valueStream()
                .flatMap(answer -> answer.path("content").valueStream())
                .forEach(all::add);
        return all;
    }

    private List<JsonNode> examples(JsonNode media) {
        List<JsonNode> all = new ArrayList<>();
        if (media.has("example")) {
            all.add(media.path("example"));
        }
        media.path("examples").valueStream().map(document::example).forEach(all::add);
        return all;
    }
}

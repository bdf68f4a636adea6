package io.tributary.dashboard.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Texts and examples for people, from {@code openapi/texts.yaml}.
 *
 * @param root the file
 */
record Texts(JsonNode root) {

    static Texts read() {
        try (InputStream in = Texts.class.getResourceAsStream("/openapi/texts.yaml")) {
            // by SnakeYAML, which also knows the anchors by which examples share parts
            Object plain = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new Texts(Json31.mapper().valueToTree(Objects.requireNonNull(plain)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text under the key. */
    String of(String key) {
        return root.path(key).asText();
    }

    JsonNode operation(String id) {
        return root.path("operations").path(id);
    }

    JsonNode parameter(String name) {
        return root.path("parameters").path(name);
    }

    JsonNode problem(String code) {
        return root.path("problems").path(code);
    }

    JsonNode schemas() {
        return root.path("schemas");
    }

    JsonNode headers() {
        return root.path("headers");
    }

    JsonNode tags() {
        return root.path("tags");
    }

    /** The text under the key of the node; null where there is none. */
    static @Nullable String text(JsonNode node, String key) {
        return node.has(key) ? node.get(key).asText() : null;
    }
}

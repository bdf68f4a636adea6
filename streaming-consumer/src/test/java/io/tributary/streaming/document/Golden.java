package io.tributary.streaming.document;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Documents as they stand in files beside the tests, to compare what is written with. */
final class Golden {

    private Golden() {}

    static JsonNode of(String file) {
        try (InputStream json = Golden.class.getResourceAsStream(file)) {
            return JsonCodec.mapper().readTree(Objects.requireNonNull(json, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode of(Document document) {
        return JsonCodec.mapper().readTree(document.source());
    }
}

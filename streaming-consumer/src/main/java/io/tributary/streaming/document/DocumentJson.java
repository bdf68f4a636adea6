package io.tributary.streaming.document;

import io.tributary.topology.json.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one document straight to bytes, without a tree in between. Absent values are left out. Not
 * thread-safe; one per document.
 */
final class DocumentJson {

    private static final int USUAL_BYTES = 768;
    private static final JsonMapper MAPPER = JsonCodec.mapper();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private final JsonGenerator json = MAPPER.createGenerator(bytes);

    DocumentJson() {
        json.writeStartObject();
    }

    DocumentJson text(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
        return this;
    }

    DocumentJson name(String name, @Nullable Object value) {
        return text(name, value == null ? null : value.toString());
    }

    DocumentJson time(String name, @Nullable Instant value) {
        return name(name, value);
    }

    DocumentJson whole(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    DocumentJson number(String name, @Nullable Double value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
        return this;
    }

    DocumentJson object(String name, @Nullable Object value) {
        if (value != null) {
            json.writePOJOProperty(name, value);
        }
        return this;
    }

    DocumentJson open(String name) {
        json.writeObjectPropertyStart(name);
        return this;
    }

    DocumentJson close() {
        json.writeEndObject();
        return this;
    }

    /** Ends the document. */
    byte[] toBytes() {
        json.writeEndObject();
        json.close();
        return bytes.toByteArray();
    }
}

package io.tributary.topology.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.TimeZone;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns one type of message into UTF-8 JSON and back. Unknown properties are tolerated (within a
 * major version only optional ones are added); absent optional properties are not written.
 * Thread-safe; keep one per type.
 *
 * @param <T> the message record
 */
public final class JsonCodec<T> {

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .changeDefaultPropertyInclusion(
                            value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                    // an absent flag is false; records check the numbers they need
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
                    .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                    .defaultTimeZone(TimeZone.getTimeZone("UTC"))
                    .addModule(new InstantModule())
                    .build();

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonCodec(Class<T> type) {
        this.type = type;
        this.reader = MAPPER.readerFor(type);
        this.writer = MAPPER.writerFor(type);
    }

    /** A codec for the given record type. */
    public static <T> JsonCodec<T> of(Class<T> type) {
        return new JsonCodec<>(type);
    }

    /** The mapper behind all codecs, for what is JSON but not a message of ours. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Writes the message as UTF-8 JSON. */
    public byte[] encode(T message) {
        return writer.writeValueAsBytes(message);
    }

    /**
     * Reads a message.
     *
     * @throws UnknownSchemaException when the schema property is missing or of another major
     * @throws MalformedMessageException when the bytes are not JSON, a property is of the wrong
     *     type, or a value is refused
     */
    public T decode(byte[] json) {
        try {
            T message = reader.readValue(json);
            if (message == null) {
                throw new MalformedMessageException(
                        "empty or null where a " + type.getSimpleName() + " is expected",
                        new IllegalArgumentException("null"));
            }
            return message;
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    private RuntimeException translated(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownSchemaException unknown) {
                return unknown;
            }
        }
        String path =
                e instanceof DatabindException && !e.getPath().isEmpty()
                        ? " at " + e.getPathReference()
                        : "";
        String message =
                "not a valid " + type.getSimpleName() + path + ": " + e.getOriginalMessage();
        // it quotes what was sent: a line end in that must not begin a line of a log
        return new MalformedMessageException(message.replaceAll("\\p{Cntrl}+", " "), e);
    }
}

package io.tributary.acquisition.telemetry;

import static io.tributary.topology.rejection.RejectionReason.EMPTY;
import static io.tributary.topology.rejection.RejectionReason.INVALID_NAME;
import static io.tributary.topology.rejection.RejectionReason.INVALID_STRUCTURE;
import static io.tributary.topology.rejection.RejectionReason.INVALID_UTF8;
import static io.tributary.topology.rejection.RejectionReason.MALFORMED_JSON;
import static io.tributary.topology.rejection.RejectionReason.TOO_LARGE;

import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.InvalidNameException;
import io.tributary.topology.name.Names;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses simple data, in one pass over the bytes. Accepts exactly what the JSON Schema of simple
 * data accepts (a test compares the two); several times faster than building a tree and validating
 * that. Thread-safe.
 */
final class SimpleDataParser {

    /** Simple data is an array of objects in an object at the deepest. */
    static final int MAX_DEPTH = 3;

    private final JsonFactory json =
            JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(64)
                                    .build())
                    .build();

    private final EventTime eventTime;
    private final int maxPayloadBytes;

    /**
     * @param zone zone of timestamps that name none
     * @param maxPayloadBytes larger payloads are refused unread
     */
    SimpleDataParser(ZoneId zone, int maxPayloadBytes) {
        this.eventTime = new EventTime(zone);
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /**
     * Parses one payload.
     *
     * @throws RefusedPayloadException with the reason when it is not simple data
     */
    SimpleData parse(byte[] payload) {
        requireText(payload);
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RefusedPayloadException(
                        MALFORMED_JSON, "the payload is not a JSON object");
            }
            SimpleData data = object(parser);
            if (parser.nextToken() != null) {
                throw new RefusedPayloadException(
                        MALFORMED_JSON, "more text follows after the JSON object");
            }
            return data;
        } catch (JacksonException e) {
            throw new RefusedPayloadException(
                    MALFORMED_JSON,
                    "the payload is not valid JSON: %s (line %d, column %d)"
                            .formatted(
                                    Shown.of(e.getOriginalMessage()),
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()));
        } catch (InvalidNameException e) {
            throw new RefusedPayloadException(INVALID_NAME, e.describe());
        }
    }

    private void requireText(byte[] payload) {
        if (payload.length == 0) {
            throw new RefusedPayloadException(EMPTY, "the payload is empty");
        }
        if (payload.length > maxPayloadBytes) {
            throw new RefusedPayloadException(
                    TOO_LARGE,
                    "the payload has %d bytes, more than the limit of %d"
                            .formatted(payload.length, maxPayloadBytes));
        }
        int invalid = Utf8.firstInvalid(payload);
        if (invalid >= 0) {
            throw new RefusedPayloadException(
                    INVALID_UTF8, "the payload is not UTF-8: invalid at byte " + invalid);
        }
    }

    private SimpleData object(JsonParser parser) {
        SimpleDataBuilder data = new SimpleDataBuilder();
        Set<String> seen = new HashSet<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!seen.add(name)) {
                throw invalid("property \"%s\" stands there twice", Shown.of(name));
            }
            JsonToken token = parser.nextToken();
            switch (name) {
                case "deviceID" -> data.device(text(parser, token, name));
                case "localization" -> text(parser, token, name);
                case "timestamp" -> data.timestamp = timestamp(parser, token);
                case "seq" -> data.seq = seq(parser, token);
                case "boot" -> data.boot = boot(parser, token);
                case "measures" -> measures(parser, token, data);
                default -> flat(parser, token, name, data);
            }
        }
        return data.build();
    }

    private Instant timestamp(JsonParser parser, @Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return eventTime.parse(parser.getString());
        }
        if (token != null && token.isNumeric()) {
            return eventTime.parse(parser.getDecimalValue());
        }
        throw invalid(
                "timestamp must be ISO-8601 text, epoch seconds or epoch milliseconds, is %s",
                kind(token));
    }

    private static Long seq(JsonParser parser, @Nullable JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() >= 0) {
            return parser.getLongValue();
        }
        throw invalid("seq must be a whole number from 0 to %d", Long.MAX_VALUE);
    }

    private static String boot(JsonParser parser, @Nullable JsonToken token) {
        boolean fits = token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT;
        String text = fits ? parser.getString() : "";
        if (text.isEmpty() || text.length() > 64) {
            throw invalid("boot must be text of 1 to 64 characters or a whole number");
        }
        return text;
    }

    private static void measures(
            JsonParser parser, @Nullable JsonToken token, SimpleDataBuilder data) {
        if (token != JsonToken.START_ARRAY) {
            throw invalid("measures must be an array, is %s", kind(token));
        }
        data.measuresForm();
        for (JsonToken item = parser.nextToken();
                item != JsonToken.END_ARRAY;
                item = parser.nextToken()) {
            if (item != JsonToken.START_OBJECT) {
                throw invalid(
                        "measures[%d] must be an object with element and measure, is %s",
                        data.size(), kind(item));
            }
            data.add(measure(parser, data.size()));
        }
    }

    private static Measurement measure(JsonParser parser, int index) {
        String element = null;
        String unit = null;
        Value value = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "element" -> element = once(element, text(parser, token, name), name);
                case "unit" -> unit = once(unit, Units.normalised(text(parser, token, name)), name);
                case "measure" -> value = once(value, value(parser, token, name), name);
                default -> skipScalar(token, name);
            }
        }
        if (element == null || value == null) {
            throw invalid("measures[%d] has no %s", index, element == null ? "element" : "measure");
        }
        return new Measurement(ElementName.of(element), value, unit);
    }

    private static <T> T once(@Nullable T before, T now, String name) {
        if (before != null) {
            throw invalid("property \"%s\" stands there twice in one measure", name);
        }
        return now;
    }

    private static void flat(
            JsonParser parser, @Nullable JsonToken token, String name, SimpleDataBuilder data) {
        Value value = value(parser, token, name);
        boolean text = value instanceof Value.TextValue;
        if (text && !Names.isValid(name)) {
            return; // text is an element only where the model declares it, which it cannot here
        }
        data.addFlat(new Measurement(ElementName.of(name), value, null), text);
    }

    private static void skipScalar(@Nullable JsonToken token, String name) {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            throw invalid(
                    "\"%s\" is %s; simple data holds only plain values",
                    Shown.of(name), kind(token));
        }
    }

    private static Value value(JsonParser parser, @Nullable JsonToken token, String name) {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            double number = parser.getDoubleValue();
            if (!Double.isFinite(number)) {
                throw invalid("\"%s\" is a number too large to be stored", Shown.of(name));
            }
            return new Value.NumberValue(number);
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return new Value.BooleanValue(token == JsonToken.VALUE_TRUE);
        }
        if (token == JsonToken.VALUE_STRING) {
            return new Value.TextValue(parser.getString());
        }
        throw invalid(
                "\"%s\" is %s; a value is a number, true, false or text",
                Shown.of(name), kind(token));
    }

    private static String text(JsonParser parser, @Nullable JsonToken token, String name) {
        if (token != JsonToken.VALUE_STRING) {
            throw invalid("%s must be text, is %s", name, kind(token));
        }
        return parser.getString();
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> "something else";
        };
    }

    static RefusedPayloadException invalid(String format, Object... arguments) {
        return new RefusedPayloadException(INVALID_STRUCTURE, format.formatted(arguments));
    }

    /** Limits of one message, so that a small payload cannot become a large batch. */
    static final int MAX_MEASUREMENTS = 1000;

    /** The list a message may hold. */
    static void requireRoom(List<Measurement> measurements) {
        if (measurements.size() >= MAX_MEASUREMENTS) {
            throw invalid("a message holds at most %d readings", MAX_MEASUREMENTS);
        }
    }
}

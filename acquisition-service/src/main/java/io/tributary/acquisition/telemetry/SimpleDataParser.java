package io.tributary.acquisition.telemetry;

import static io.tributary.topology.rejection.RejectionReason.EMPTY;
import static io.tributary.topology.rejection.RejectionReason.INVALID_NAME;
import static io.tributary.topology.rejection.RejectionReason.INVALID_STRUCTURE;
import static io.tributary.topology.rejection.RejectionReason.INVALID_UTF8;
import static io.tributary.topology.rejection.RejectionReason.MALFORMED_JSON;

import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.InvalidNameException;
import io.tributary.topology.name.Names;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses simple data, in one pass over the bytes. Accepts exactly what the JSON Schema of simple
 * data accepts (a test compares the two); several times faster than building a tree and validating
 * that. Thread-safe.
 */
final class SimpleDataParser {

    /** One more than an object in an array in an object, so that we tell what is too deep. */
    private static final int MAX_DEPTH = 4;

    /** Properties of a message, and measures: a small payload cannot become a large batch. */
    private static final int MAX_ENTRIES = 1000;

    /** Longer ones are taken for an attack, not for a reading. */
    private static final int MAX_NUMBER_LENGTH = 64;

    private static final int MAX_BOOT_LENGTH = 64;
    private static final int MAX_LONG_DIGITS = 19;

    private final JsonFactory json =
            JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .build())
                    .build();

    private final EventTime eventTime;

    /**
     * @param zone zone of timestamps that name none
     */
    SimpleDataParser(ZoneId zone) {
        this.eventTime = new EventTime(zone);
    }

    /**
     * Parses one payload.
     *
     * @throws RefusedPayloadException with the reason when it is not simple data
     */
    SimpleData parse(byte[] payload) {
        requireUtf8(payload);
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
                    "the payload is not valid JSON: "
                            + Shown.of(e.getOriginalMessage())
                            + place(e));
        } catch (InvalidNameException e) {
            throw new RefusedPayloadException(INVALID_NAME, e.describe());
        }
    }

    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? ""
                : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static void requireUtf8(byte[] payload) {
        if (payload.length == 0) {
            throw new RefusedPayloadException(EMPTY, "the payload is empty");
        }
        if (payload[0] == 0 || (payload.length > 1 && payload[1] == 0)) {
            throw new RefusedPayloadException(
                    INVALID_UTF8, "the payload is not UTF-8 text: it begins with a zero byte");
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
            if (seen.size() > MAX_ENTRIES) {
                throw invalid("a message holds at most %d properties", MAX_ENTRIES);
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
        BigDecimal number = decimal(parser, token);
        if (number != null) {
            return eventTime.parse(number);
        }
        throw invalid(
                "timestamp must be ISO-8601 text, epoch seconds or epoch milliseconds, is %s",
                kind(token));
    }

    private static Long seq(JsonParser parser, @Nullable JsonToken token) {
        Long seq = wholeNumber(parser, token);
        if (seq == null || seq < 0) {
            throw invalid("seq must be a whole number from 0 to %d", Long.MAX_VALUE);
        }
        return seq;
    }

    private static String boot(JsonParser parser, @Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            String text = text(parser, token, "boot");
            int length = text.codePointCount(0, text.length());
            if (length > 0 && length <= MAX_BOOT_LENGTH) {
                return text;
            }
        }
        Long number = wholeNumber(parser, token);
        if (number == null) {
            throw invalid(
                    "boot must be text of 1 to %d characters or a whole number of 64 bits",
                    MAX_BOOT_LENGTH);
        }
        return number.toString();
    }

    /** A whole number of 64 bits, also where it is written as 5.0 or 5e0; null for all else. */
    private static @Nullable Long wholeNumber(JsonParser parser, @Nullable JsonToken token) {
        BigDecimal number = decimal(parser, token);
        if (number == null || (long) number.precision() - number.scale() > MAX_LONG_DIGITS) {
            return null; // a number such as 1e1000000 must not be written out
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** Null for what is no number, or one with an exponent beyond 32 bits. */
    private static @Nullable BigDecimal decimal(JsonParser parser, @Nullable JsonToken token) {
        if (token == null || !token.isNumeric()) {
            return null;
        }
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            return null;
        }
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
            if (data.size() == MAX_ENTRIES) {
                throw invalid("a message holds at most %d measures", MAX_ENTRIES);
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
            return new Value.TextValue(text(parser, token, name));
        }
        throw invalid(
                "\"%s\" is %s; a value is a number, true, false or text",
                Shown.of(name), kind(token));
    }

    private static String text(JsonParser parser, @Nullable JsonToken token, String name) {
        if (token != JsonToken.VALUE_STRING) {
            throw invalid("%s must be text, is %s", name, kind(token));
        }
        String text = parser.getString();
        if (Utf8.hasLoneSurrogate(text)) {
            throw invalid(
                    "\"%s\" holds half of a surrogate pair, which is no character", Shown.of(name));
        }
        return text;
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
}

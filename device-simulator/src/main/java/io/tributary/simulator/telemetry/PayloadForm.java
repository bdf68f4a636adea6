package io.tributary.simulator.telemetry;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.site.Device;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The two forms of simple data. Thread-safe. */
public enum PayloadForm {
    /** A list of measures, with timestamp and the message's number. */
    MEASURES {
        @Override
        public byte[] encode(SimpleData data) {
            ObjectNode message = MAPPER.createObjectNode();
            message.put("deviceID", data.device().value());
            ArrayNode measures = message.putArray("measures");
            data.readings()
                    .forEach(
                            reading -> {
                                ObjectNode measure = measures.addObject();
                                measure.put("element", reading.element().value());
                                measure.putPOJO("measure", reading.value());
                            });
            message.put("timestamp", data.at().toString());
            message.put("seq", data.number().seq());
            message.put("boot", data.number().boot());
            return MAPPER.writeValueAsBytes(message);
        }
    },
    /** A property per element and nothing more, as the simplest devices send it. */
    FLAT {
        @Override
        public byte[] encode(SimpleData data) {
            ObjectNode message = MAPPER.createObjectNode();
            message.put("deviceID", data.device().value());
            message.put("localization", data.location().value());
            data.readings()
                    .forEach(
                            reading -> message.putPOJO(reading.element().value(), reading.value()));
            return MAPPER.writeValueAsBytes(message);
        }
    };

    private static final JsonMapper MAPPER = JsonCodec.mapper();
    private static final Set<String> RESERVED =
            Set.of("deviceID", "localization", "measures", "timestamp", "seq", "boot", "unit");

    /** The message as UTF-8 JSON. */
    public abstract byte[] encode(SimpleData data);

    /** Whether no element of the device has a name that means something else in the flat form. */
    public static boolean fitsFlat(Device device) {
        return !device.elements().isEmpty()
                && device.elements().stream()
                        .noneMatch(element -> RESERVED.contains(element.name().value()));
    }
}

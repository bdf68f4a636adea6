package io.tributary.gateway.presence;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a device tells of itself, as it can stand within a record of ours. What cannot, by its depth
 * or size, is replaced by a word about it: it would hold up the commit that it is part of.
 */
final class DeviceInfo {

    private static final int MAX_CHARACTERS = 16 * 1024;

    /** Far below what JSON writers allow: others put it into documents of theirs. */
    private static final int MAX_DEPTH = 32;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .build())
                    .build();

    private DeviceInfo() {}

    static Map<String, Object> of(String json) {
        if (json.length() > MAX_CHARACTERS) {
            return refused("longer than " + MAX_CHARACTERS + " characters");
        }
        try {
            @SuppressWarnings("unchecked") // JSON has no other keys
            @Nullable Map<String, Object> info = MAPPER.readValue(json, Map.class);
            return info == null ? refused("null") : info;
        } catch (JacksonException e) {
            return refused("no JSON object, or nested deeper than " + MAX_DEPTH);
        }
    }

    private static Map<String, Object> refused(String why) {
        return Map.of("unreadable", why);
    }
}

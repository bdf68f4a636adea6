package io.tributary.mqtt.packet;

import io.tributary.topology.mqtt.MqttTopicFilter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How large a payload may be. What is larger is not kept: its length and hash arrive in its place
 * ({@link Oversize}), so that no sender decides how much memory it takes. Immutable.
 */
public final class PayloadLimit {

    private final int bytes;
    private final byte[] prefix;
    private final int underPrefix;

    private PayloadLimit(int bytes, byte[] prefix, int underPrefix) {
        this.bytes = bytes;
        this.prefix = prefix;
        this.underPrefix = underPrefix;
    }

    /** The same for every topic. */
    public static PayloadLimit of(int bytes) {
        return new PayloadLimit(bytes, new byte[0], bytes);
    }

    /**
     * The same, but where a topic matches a filter that ends in {@code /#} at least this many
     * bytes.
     */
    public PayloadLimit orUnder(MqttTopicFilter filter, int atLeast) {
        String under = filter.value();
        if (!under.endsWith("/#")) {
            throw new IllegalArgumentException("not a filter for all under a level: " + filter);
        }
        byte[] start = under.substring(0, under.length() - 1).getBytes(StandardCharsets.UTF_8);
        return new PayloadLimit(bytes, start, Math.max(bytes, atLeast));
    }

    int bytes(byte[] topic) {
        boolean under =
                topic.length > prefix.length
                        && Arrays.equals(topic, 0, prefix.length, prefix, 0, prefix.length);
        return under ? underPrefix : bytes;
    }
}

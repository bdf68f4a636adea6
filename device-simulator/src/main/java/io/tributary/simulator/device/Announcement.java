package io.tributary.simulator.device;

import io.tributary.topology.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a device says of itself when it comes up. */
final class Announcement {

    private Announcement() {}

    static byte[] online() {
        return "online".getBytes(StandardCharsets.UTF_8);
    }

    static byte[] offline() {
        return "offline".getBytes(StandardCharsets.UTF_8);
    }

    /** What is asked of a device when something is odd: what it is, and which run this is. */
    record Information(
            String deviceID,
            String model,
            String boot,
            Instant bootedAt,
            long intervalMillis,
            String form,
            List<String> elements,
            List<String> actuators) {

        private static final JsonCodec<Information> CODEC = JsonCodec.of(Information.class);

        static Information of(DevicePart part, String boot, Instant bootedAt) {
            return new Information(
                    part.id().value(),
                    "Tributary simulated device",
                    boot,
                    bootedAt,
                    part.interval().toMillis(),
                    part.form().name().toLowerCase(Locale.ROOT),
                    part.device().elements().stream().map(e -> e.name().value()).toList(),
                    part.actuators().stream().map(a -> a.name().value()).toList());
        }

        byte[] encode() {
            return CODEC.encode(this);
        }
    }
}

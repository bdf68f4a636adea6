package io.tributary.dashboard.rejection;

import io.tributary.topology.rejection.Rejection;
import org.jspecify.annotations.Nullable;

/** Which rejections can be fed in again: a device's message whose bytes were kept. */
public final class Replayability {

    private Replayability() {}

    /** Why the rejection cannot be fed in again, in a sentence; null where it can. */
    public static @Nullable String obstacle(RejectionView rejection) {
        if (!Rejection.ORIGIN_MQTT.equals(rejection.origin())) {
            return notFromADevice(rejection);
        }
        if (rejection.payload() != null) {
            return null;
        }
        return rejection.sha256() == null
                ? "It stands for %d messages that were counted, not kept; only their devices can send them again."
                        .formatted(rejection.count())
                : "Its payload of %d bytes is longer than the 64 KiB that are kept; only its device can send it again."
                        .formatted(rejection.payloadBytes());
    }

    /** These were read from a Kafka that keeps them, and reading them again doubles nothing. */
    private static String notFromADevice(RejectionView rejection) {
        return "It is no device's message, but was refused further on (%s, %s). Mend the cause and have the service that refused it read Kafka again from before this record: what is stored already is not doubled."
                .formatted(rejection.origin(), rejection.topic());
    }
}

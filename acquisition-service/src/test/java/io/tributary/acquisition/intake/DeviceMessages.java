package io.tributary.acquisition.intake;

import io.tributary.acquisition.handover.Acknowledgment;
import io.tributary.acquisition.handover.DeviceMessage;
import java.nio.charset.StandardCharsets;

/** Messages as they come from the broker, of which nobody asks whether they are acknowledged. */
final class DeviceMessages {

    private DeviceMessages() {}

    static DeviceMessage of(String topic, String payload) {
        return of(topic, payload.getBytes(StandardCharsets.UTF_8), false);
    }

    static DeviceMessage of(String topic, byte[] payload, boolean retained) {
        return new DeviceMessage(
                1,
                1,
                topic,
                payload,
                payload.length,
                null,
                retained,
                false,
                null,
                new NoAcknowledgment());
    }

    /** A reported state with correlation data. */
    static DeviceMessage answer(String topic, String payload, byte[] correlation) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return new DeviceMessage(
                1,
                1,
                topic,
                bytes,
                bytes.length,
                null,
                false,
                false,
                correlation,
                new NoAcknowledgment());
    }

    /** A payload that was too large to be kept. */
    static DeviceMessage oversize(String topic, long bytes, String sha256) {
        return new DeviceMessage(
                1,
                1,
                topic,
                new byte[0],
                bytes,
                sha256,
                false,
                false,
                null,
                new NoAcknowledgment());
    }

    private static final class NoAcknowledgment implements Acknowledgment {

        @Override
        public boolean acknowledge() {
            return true;
        }

        @Override
        public void flush() {}

        @Override
        public boolean isVoid() {
            return false;
        }
    }
}

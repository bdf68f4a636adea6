package io.tributary.acquisition.handover;

import org.jspecify.annotations.Nullable;

/**
 * A device message that the broker holds for us until we acknowledge it; without its payload.
 * Guarded by its {@link Arrivals}.
 */
final class Arrival {

    final int packetId;
    final long sinceNanos = System.nanoTime();
    private final String topic;
    private final long payloadHash;
    private @Nullable Acknowledgment acknowledgment;
    boolean handedOver;

    Arrival(DeviceMessage message, long payloadHash) {
        this.packetId = message.packetId();
        this.topic = message.topic();
        this.payloadHash = payloadHash;
        this.acknowledgment = message.acknowledgment();
    }

    boolean isRepeatedBy(DeviceMessage other, long otherHash) {
        return payloadHash == otherHash && topic.equals(other.topic());
    }

    /** From now on the newer delivery is the one to acknowledge. */
    void deliveredAgain(DeviceMessage repeat) {
        acknowledgment = repeat.acknowledgment();
    }

    boolean isAcknowledged() {
        return acknowledgment == null;
    }

    /** By what it was acknowledged, to be flushed; null where it cannot be. */
    @Nullable Acknowledgment acknowledge() {
        Acknowledgment by = acknowledgment;
        if (by == null || !by.acknowledge()) {
            return null;
        }
        acknowledgment = null;
        return by;
    }
}

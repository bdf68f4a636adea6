package io.tributary.acquisition.handover;

/**
 * A device message that the broker still holds for us, until we acknowledge it. Guarded by its
 * {@link Arrivals}.
 */
final class Arrival {

    final int packetId;
    final boolean acknowledgeable;
    private final String topic;
    private final long payloadHash;
    private Acknowledgment acknowledgment;
    boolean handedOver;

    Arrival(DeviceMessage message, long payloadHash) {
        this.packetId = message.packetId();
        this.acknowledgeable = message.qos() > 0;
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

    boolean acknowledge() {
        return acknowledgment.acknowledge();
    }
}

package io.tributary.simulator.mqtt;

/**
 * The broker's PUBACK.
 *
 * @param reasonCode as MQTT 5 names them
 */
public record Acknowledgement(int reasonCode) {

    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int FIRST_ERROR = 0x80;

    /** Taken, but nobody is subscribed: the message is gone. */
    public boolean isUnheard() {
        return reasonCode == NO_MATCHING_SUBSCRIBERS;
    }

    /** Not taken: it will not be sent again. */
    public boolean isRefused() {
        return reasonCode >= FIRST_ERROR;
    }

    @Override
    public String toString() {
        return ReasonCodes.describe(reasonCode);
    }
}

package io.tributary.acquisition.handover;

/** Sends the PUBACK of one delivery, on the connection it came on. */
public interface Acknowledgment {

    /**
     * Sends it. Does not block.
     *
     * @return false when there is no connection to send it on; the broker will then deliver the
     *     message again
     */
    boolean acknowledge();

    /** Whether the connection is gone, so that it can never be sent. */
    boolean isVoid();
}

package io.tributary.acquisition.handover;

/** Sends the PUBACK of one delivery, on the connection it came on. */
public interface Acknowledgment {

    /**
     * Adds it to those that {@link #flush()} sends.
     *
     * @return false when there is no connection to send it on; the broker will then deliver the
     *     message again
     */
    boolean acknowledge();

    /** Sends what was added on that connection, by this one and others. */
    void flush();

    /** Whether the connection is gone, so that it can never be sent. */
    boolean isVoid();
}

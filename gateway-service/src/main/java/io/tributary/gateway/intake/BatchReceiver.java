package io.tributary.gateway.intake;

/** Takes what comes from the broker. Called on any thread. */
public interface BatchReceiver {

    /** Takes a batch; may slow its caller down. */
    void offer(ReceivedBatch batch);

    /**
     * The connection is gone on which all came so far: what is not acknowledged can no longer be,
     * and comes again on the next one. Called before the next is made.
     */
    void connectionLost();

    /**
     * The broker has no session for us, so that nothing comes that was sent before.
     *
     * @param connectedBefore whether this process had one
     */
    void sessionMissing(boolean connectedBefore);
}

package io.tributary.gateway.replay;

/** Where requests to feed a rejection in again come from. */
public interface ReplaySource {

    /** Begins to hand them to the site; connecting goes on in the background. */
    void start();

    /** Whether they are handed on; also while Kafka is away. */
    boolean isRunning();

    /** Hands on no more. What the broker has not acknowledged comes again after the next start. */
    void stop();
}

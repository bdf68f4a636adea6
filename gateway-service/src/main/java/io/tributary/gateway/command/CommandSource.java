package io.tributary.gateway.command;

/** Where commands come from. */
public interface CommandSource {

    /** Begins to feed {@link Commands}; connecting goes on in the background. */
    void start();

    /** Whether commands are taken; also while Kafka is away. */
    boolean isRunning();

    /** Takes no more. What was not written down by now comes again after the next start. */
    void stop();
}

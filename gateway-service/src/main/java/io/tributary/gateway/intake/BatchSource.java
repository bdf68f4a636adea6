package io.tributary.gateway.intake;

/** Where batches come from. */
public interface BatchSource {

    /**
     * Begins to feed the intake; returns when connected, or when connecting goes on in the
     * background.
     */
    void start(Intake intake);

    /** Whether batches can come in at the moment. */
    boolean isConnected();

    /** Takes no more; what was acknowledged by now is sent first. */
    void stop();
}

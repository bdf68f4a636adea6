package io.tributary.gateway.intake;

/** Where batches come from. */
public interface BatchSource {

    /**
     * Begins to feed the intake; returns when connected, or when connecting goes on in the
     * background.
     */
    void start(Intake intake);

    /** Takes no more. */
    void stop();
}

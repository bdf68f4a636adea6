package io.tributary.fuzzing;

/** Takes what comes from outside. */
@FunctionalInterface
public interface Decoder {

    /**
     * Decodes it, and looks at what came of it. What it throws is a finding: refusals that are
     * documented it catches.
     */
    void decode(byte[] input) throws Exception;
}

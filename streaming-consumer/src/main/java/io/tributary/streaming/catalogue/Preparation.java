package io.tributary.streaming.catalogue;

/**
 * Something that has to exist before anything is indexed. Repeating it changes nothing, so it is
 * tried until it succeeds.
 */
public interface Preparation {

    /** What is prepared, for log and health. */
    String name();

    /**
     * Creates what is missing; blocks for as long as the other side's time limits allow.
     *
     * @throws PreparationException when the other side does not answer or refuses; nothing is lost
     *     by trying again
     */
    void prepare();
}

package io.tributary.gateway.running;

/** Where a gateway may be made to die in the middle of a command. */
enum FaultPoint {
    /** The command was taken; SENT is about to be written. */
    BEFORE_SENT,
    /** SENT stands in Kafka; the publish is about to be made. */
    BEFORE_PUBLISH,
    /** The broker has acknowledged the publish; DELIVERED is about to be written. */
    AFTER_PUBLISH
}

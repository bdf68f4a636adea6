package io.tributary.gateway.command;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A step that fails must end neither the commands' thread nor their tick. */
final class Guarded {

    private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

    private Guarded() {}

    static Runnable step(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                LOG.error("a step of the commands failed", e);
            }
        };
    }
}

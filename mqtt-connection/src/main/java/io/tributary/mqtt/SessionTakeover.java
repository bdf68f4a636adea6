package io.tributary.mqtt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process, in good order and with status 1, where another client connected under the same
 * client id: the two would take the session from each other for ever.
 */
final class SessionTakeover {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTakeover.class);

    private SessionTakeover() {}

    /** Begins to end it; returns at once. */
    static void endProcess(String clientId) {
        LOG.error(
                "another client took over this service's MQTT session, client-id={}: run one such service for each site; this one ends",
                clientId);
        // of its own: the shutdown waits for the threads that call this
        Thread.ofPlatform().name("session-taken-over").daemon().start(() -> System.exit(1));
    }
}

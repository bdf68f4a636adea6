package io.tributary.simulator.mqtt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that only publishes. Why it ended is told to whoever publishes next.
 *
 * @param clientId the MQTT client id
 */
public record PublishingOwner(String clientId) implements ConnectionOwner {

    private static final Logger log = LoggerFactory.getLogger(PublishingOwner.class);

    @Override
    public void connected() {
        log.info("{} is connected", clientId);
    }

    @Override
    public void disconnected(String why) {
        log.warn("{} is not connected: {}; trying again", clientId, why);
    }
}

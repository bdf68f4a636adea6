package io.tributary.gateway.site;

import io.tributary.topology.kafka.KafkaClientNames;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;

/**
 * Who this gateway is.
 *
 * @param site the site it serves
 * @param gateway its own name
 * @param shard the shard of batches it takes
 */
public record GatewayIdentity(SiteId site, GatewayId gateway, int shard) {

    /**
     * Kafka's transactional id: fixed, so that a successor fences what is left of its predecessor.
     */
    public String transactionalId() {
        return KafkaClientNames.transactionalId(site, gateway, shard);
    }

    /** The group in which this gateway alone reads all commands. */
    public String commandGroup() {
        return KafkaClientNames.commandGroup(site, gateway);
    }

    /** The group in which this gateway alone reads all that is to be fed in again. */
    public String replayGroup() {
        return KafkaClientNames.replayGroup(site, gateway);
    }
}

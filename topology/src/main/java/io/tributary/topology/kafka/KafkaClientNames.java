package io.tributary.topology.kafka;

import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;

/** Transactional ids and consumer groups; the only place where their text is made. */
public final class KafkaClientNames {

    /** What the groups of streaming-consumer begin with, and no other. */
    public static final String INDEXING_GROUPS = "tributary-streaming-";

    private KafkaClientNames() {}

    /** Under which a gateway commits. */
    public static String transactionalId(SiteId site, GatewayId gateway, int shard) {
        return "tributary-" + site + "-" + gateway + "-" + shard;
    }

    /** In which a gateway reads {@code cmnd}. */
    public static String commandGroup(SiteId site, GatewayId gateway) {
        return "tributary-gateway-" + site + "-" + gateway;
    }

    /** In which a gateway reads {@code replay}. */
    public static String replayGroup(SiteId site, GatewayId gateway) {
        return commandGroup(site, gateway) + "-replay";
    }

    /** In which streaming-consumer reads what a feed is made of. */
    public static String indexingGroup(String feed) {
        return INDEXING_GROUPS + feed;
    }
}

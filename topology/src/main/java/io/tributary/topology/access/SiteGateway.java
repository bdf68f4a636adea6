package io.tributary.topology.access;

import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.InvalidNameException;
import io.tributary.topology.name.SiteId;

/**
 * A gateway that is to have access.
 *
 * @param site the site it serves
 * @param gateway its own name
 */
public record SiteGateway(SiteId site, GatewayId gateway) {

    /**
     * Reads {@code site}, whose gateway is named {@code site-gw}, or {@code site/gateway}.
     *
     * @throws InvalidNameException when it is neither
     */
    public static SiteGateway parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new SiteGateway(SiteId.of(text), GatewayId.of(text + "-gw"))
                : new SiteGateway(
                        SiteId.of(text.substring(0, slash)),
                        GatewayId.of(text.substring(slash + 1)));
    }
}

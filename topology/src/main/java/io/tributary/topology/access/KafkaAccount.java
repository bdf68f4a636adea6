package io.tributary.topology.access;

import io.tributary.topology.access.KafkaRight.Operation;
import io.tributary.topology.kafka.KafkaClientNames;
import io.tributary.topology.name.SiteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The account of a service in Kafka: all that it may do. Nobody may create, alter or delete
 * anything; topics are made by whoever gives these rights.
 *
 * @param user its name
 * @param rights one for each resource
 */
public record KafkaAccount(String user, List<KafkaRight> rights) {

    /** The gateways' shard: there is one of each, so far. */
    private static final int SHARD = 0;

    public KafkaAccount {
        rights = List.copyOf(rights);
    }

    /**
     * All accounts of a deployment: one for the gateways of each site, one for each service in the
     * cloud, and one that compares.
     *
     * @throws IllegalArgumentException when two sites would have a transactional id or a group in
     *     common, so that one could take the other's place
     */
    public static List<KafkaAccount> of(List<SiteGateway> gateways) {
        Map<SiteId, List<SiteGateway>> sites = new LinkedHashMap<>();
        gateways.forEach(
                each -> sites.computeIfAbsent(each.site(), any -> new ArrayList<>()).add(each));
        List<KafkaAccount> accounts = new ArrayList<>();
        sites.forEach((site, own) -> accounts.add(ofSite(site, own)));
        requireNothingShared(accounts);
        accounts.add(
                account(
                        "streaming-consumer",
                        TopicUse.STREAMING_CONSUMER,
                        KafkaRight.groups(KafkaClientNames.INDEXING_GROUPS, Operation.READ)));
        accounts.add(
                account(
                        "dashboard-service",
                        TopicUse.DASHBOARD,
                        KafkaRight.groups(KafkaClientNames.INDEXING_GROUPS, Operation.DESCRIBE)));
        accounts.add(account("reconciliation", TopicUse.RECONCILIATION));
        return List.copyOf(accounts);
    }

    /** The name of the account of a site's gateways. */
    public static String gatewayUser(SiteId site) {
        return "gateway-" + site;
    }

    private static KafkaAccount ofSite(SiteId site, List<SiteGateway> gateways) {
        return account(
                gatewayUser(site),
                TopicUse.GATEWAY,
                gateways.stream()
                        .distinct()
                        .flatMap(KafkaAccount::ownNames)
                        .toArray(KafkaRight[]::new));
    }

    /** In full: the beginning of one site's names may be that of another's. */
    private static Stream<KafkaRight> ownNames(SiteGateway each) {
        return Stream.of(
                KafkaRight.transactionalId(
                        KafkaClientNames.transactionalId(each.site(), each.gateway(), SHARD)),
                KafkaRight.group(KafkaClientNames.commandGroup(each.site(), each.gateway())),
                KafkaRight.group(KafkaClientNames.replayGroup(each.site(), each.gateway())));
    }

    private static KafkaAccount account(String user, TopicUse use, KafkaRight... more) {
        return new KafkaAccount(
                user, Stream.concat(use.rights().stream(), Stream.of(more)).toList());
    }

    private static void requireNothingShared(List<KafkaAccount> sites) {
        Map<String, String> owners = new HashMap<>();
        for (KafkaAccount site : sites) {
            for (KafkaRight right : site.rights()) {
                String other =
                        right.resource() == KafkaRight.Resource.TOPIC
                                ? null
                                : owners.put(right.resource() + right.name(), site.user());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "%s and %s would both be %s: give one of the gateways another name"
                                    .formatted(other, site.user(), right.name()));
                }
            }
        }
    }
}

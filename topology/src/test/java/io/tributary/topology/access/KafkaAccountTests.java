package io.tributary.topology.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.topology.access.KafkaRight.Match;
import io.tributary.topology.access.KafkaRight.Operation;
import io.tributary.topology.access.KafkaRight.Resource;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.InvalidNameException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaAccountTests {

    private static final List<KafkaAccount> ACCOUNTS =
            KafkaAccount.of(
                    Stream.of("home", "farm/barn", "farm/field").map(SiteGateway::parse).toList());

    @Test
    void eachSiteHasOneAccountAndEachServiceInTheCloud() {
        assertThat(ACCOUNTS.stream().map(KafkaAccount::user))
                .containsExactly(
                        "gateway-home",
                        "gateway-farm",
                        "streaming-consumer",
                        "dashboard-service",
                        "reconciliation");
    }

    @Test
    void identityIsForTheDashboardAlone() {
        assertThat(who(KafkaTopic.IDENTITY, Operation.READ)).containsExactly("dashboard-service");
        assertThat(who(KafkaTopic.IDENTITY, Operation.WRITE)).containsExactly("dashboard-service");
    }

    @Test
    void readingsAreWrittenByGatewaysAndCredentialsByTheDashboardAlone() {
        assertThat(who(KafkaTopic.SENSE, Operation.WRITE))
                .containsExactly("gateway-farm", "gateway-home");
        assertThat(who(KafkaTopic.HEARTBEAT, Operation.WRITE))
                .containsExactly("gateway-farm", "gateway-home");
        assertThat(who(KafkaTopic.CREDENTIALS, Operation.WRITE))
                .containsExactly("dashboard-service");
        assertThat(who(KafkaTopic.AUDIT, Operation.WRITE)).containsExactly("dashboard-service");
    }

    @ParameterizedTest
    @EnumSource(KafkaTopic.class)
    void everyTopicIsWrittenAndReadBySomebody(KafkaTopic topic) {
        assertThat(who(topic, Operation.WRITE)).isNotEmpty();
        assertThat(who(topic, Operation.READ)).isNotEmpty();
    }

    @Test
    void gatewaysOfASiteHaveTheirOwnTransactionalIdsAndGroupsInFull() {
        assertThat(account("gateway-farm").rights())
                .filteredOn(right -> right.resource() != Resource.TOPIC)
                .allMatch(right -> right.match() == Match.LITERAL)
                .extracting(KafkaRight::name)
                .containsExactly(
                        "tributary-farm-barn-0",
                        "tributary-gateway-farm-barn",
                        "tributary-gateway-farm-barn-replay",
                        "tributary-farm-field-0",
                        "tributary-gateway-farm-field",
                        "tributary-gateway-farm-field-replay");
    }

    @Test
    void sitesWhoseGatewaysWouldTakeEachOthersPlaceAreRefused() {
        List<SiteGateway> same =
                List.of(SiteGateway.parse("farm-a/barn"), SiteGateway.parse("farm/a-barn"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaAccount.of(same))
                .withMessageContaining("gateway-farm-a and gateway-farm would both be");
    }

    @Test
    void gatewayIsNamedAfterItsSiteWhereNothingElseIsSaid() {
        assertThat(SiteGateway.parse("home")).isEqualTo(SiteGateway.parse("home/home-gw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "home/", "home/a/b", "a b", "home,User:x"})
    void whatIsNoGatewayIsRefused(String text) {
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> SiteGateway.parse(text));
    }

    private static Set<String> who(KafkaTopic topic, Operation operation) {
        Set<String> users = new TreeSet<>();
        for (KafkaAccount account : ACCOUNTS) {
            for (KafkaRight right : account.rights()) {
                if (right.resource() == Resource.TOPIC
                        && right.name().equals(topic.topicName())
                        && right.operations().contains(operation)) {
                    users.add(account.user());
                }
            }
        }
        return users;
    }

    private static KafkaAccount account(String user) {
        return ACCOUNTS.stream().filter(one -> one.user().equals(user)).findFirst().orElseThrow();
    }
}

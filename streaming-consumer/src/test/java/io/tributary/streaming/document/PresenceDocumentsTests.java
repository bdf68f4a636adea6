package io.tributary.streaming.document;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PresenceDocumentsTests {

    @Test
    void changeIsWrittenAsInTheContract() {
        Document document = PresenceDocuments.of(Messages.device("home", 7, Presence.STALE));

        assertThat(document.index()).isEqualTo("tributary-presence-2026.11");
        // Changing this value doubles every change that is told again.
        assertThat(document.id()).isEqualTo("home/kitchen/NodeMCU3/1795169730000/stale");
        assertThat(document.rule()).isEqualTo(new Create());
        assertThat(Golden.of(document)).isEqualTo(Golden.of("presence.json"));
    }

    @Test
    void whatIsToldAgainWithoutAChangeIsTheSameDocument() {
        DeviceState first = state("home", "kitchen", "d", Presence.ONLINE, WINDOW);
        DeviceState again =
                new DeviceState(
                        first.site(),
                        first.location(),
                        first.device(),
                        99,
                        first.presence(),
                        first.since(),
                        WINDOW.plusSeconds(7200),
                        Map.of("firmware", "2.0"));

        assertThat(PresenceDocuments.of(again).id()).isEqualTo(PresenceDocuments.of(first).id());
        assertThat(PresenceDocuments.of(again).index())
                .isEqualTo(PresenceDocuments.of(first).index());
    }

    @Test
    void everythingThatTellsChangesApartTellsIdsApart() {
        List<String> ids =
                List.of(
                                state("home", "kitchen", "d", Presence.ONLINE, WINDOW),
                                state("home2", "kitchen", "d", Presence.ONLINE, WINDOW),
                                state("home", "kitchen2", "d", Presence.ONLINE, WINDOW),
                                state("home", "kitchen", "d2", Presence.ONLINE, WINDOW),
                                state("home", "kitchen", "d", Presence.STALE, WINDOW),
                                state(
                                        "home",
                                        "kitchen",
                                        "d",
                                        Presence.ONLINE,
                                        WINDOW.plusMillis(1)))
                        .stream()
                        .map(state -> PresenceDocuments.of(state).id())
                        .toList();
        Set<String> distinct = new HashSet<>(ids);

        assertThat(distinct).hasSameSizeAs(ids);
    }

    private static DeviceState state(
            String site, String location, String device, Presence presence, Instant since) {
        return new DeviceState(
                SiteId.of(site),
                LocationName.of(location),
                DeviceId.of(device),
                1,
                presence,
                since,
                since,
                null);
    }
}

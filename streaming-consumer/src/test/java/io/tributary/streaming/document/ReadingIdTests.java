package io.tributary.streaming.document;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingIdTests {

    @Test
    void sameWindowHasTheSameIdForEver() {
        // Changing this value doubles every document that is delivered again.
        assertThat(id("home", "home-gw", "kitchen", "NodeMCU3", "t", "Cel", WINDOW, 5121, 0))
                .isEqualTo("1795169730000-vO71Szcg9IxjLGHFw4zx9Q");
    }

    @Test
    void everythingThatTellsWindowsApartTellsIdsApart() {
        List<String> ids =
                List.of(
                        id("home", "gw", "kitchen", "d1", "t", "Cel", WINDOW, 1, 0),
                        id("home2", "gw", "kitchen", "d1", "t", "Cel", WINDOW, 1, 0),
                        id("home", "gw2", "kitchen", "d1", "t", "Cel", WINDOW, 1, 0),
                        id("home", "gw", "kitchen2", "d1", "t", "Cel", WINDOW, 1, 0),
                        id("home", "gw", "kitchen", "d12", "t", "Cel", WINDOW, 1, 0),
                        id("home", "gw", "kitchen", "d1", "2t", "Cel", WINDOW, 1, 0),
                        id("home", "gw", "kitchen", "d1", "t", "K", WINDOW, 1, 0),
                        id("home", "gw", "kitchen", "d1", "t", null, WINDOW, 1, 0),
                        id("home", "gw", "kitchen", "d1", "t", "Cel", WINDOW.plusMillis(1), 1, 0),
                        id("home", "gw", "kitchen", "d1", "t", "Cel", WINDOW, 2, 0),
                        id("home", "gw", "kitchen", "d1", "t", "Cel", WINDOW, 1, 1));
        Set<String> distinct = new HashSet<>(ids);

        assertThat(distinct).hasSameSizeAs(ids);
    }

    @Test
    void idsRiseWithTime() {
        assertThat(id("home", "gw", "k", "d", "t", null, WINDOW, 1, 0))
                .isLessThan(id("home", "gw", "k", "d", "t", null, WINDOW.plusSeconds(1), 1, 0));
    }

    @Test
    void unitOfAnyLengthFitsIntoAnId() {
        assertThat(id("home", "gw", "k", "d", "t", "x".repeat(100_000), WINDOW, 1, 0))
                .hasSizeLessThan(64);
    }

    private static String id(
            String site,
            String gateway,
            String location,
            String device,
            String element,
            @org.jspecify.annotations.Nullable String unit,
            Instant window,
            long commit,
            int part) {
        AggregatedMessage like = Messages.kitchen(site, commit);
        ElementReadings readings =
                new ElementReadings(
                        ElementName.of(element),
                        ValueType.NUMBER,
                        unit,
                        1,
                        1.0,
                        1.0,
                        1.0,
                        new io.tributary.topology.telemetry.Value.NumberValue(1),
                        WINDOW,
                        null);
        return ReadingId.of(
                new AggregatedMessage(
                        SiteId.of(site),
                        LocationName.of(location),
                        GatewayId.of(gateway),
                        commit,
                        part,
                        window,
                        window.plusSeconds(1),
                        1,
                        1,
                        List.of(),
                        like.trace()),
                new DeviceReadings(DeviceId.of(device), 1, null, List.of(readings)),
                readings);
    }
}
